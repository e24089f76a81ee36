package org.countersign.register;

import java.util.List;

/**
 * A page of the register.
 *
 * @param decisions the published ones of this page, newest first
 * @param deferred every one that is announced and waits, on whichever page
 * @param page from 0
 * @param pages how many there are; one at least
 * @param total how many decisions are published
 */
record RegisterPage(List<Published> decisions, List<Deferred> deferred, int page, int pages, int total) {

  public boolean isFirst() {
    return page == 0;
  }

  public boolean isLast() {
    return page >= pages - 1;
  }

  /** Whether there is such a page: the first always, empty as it may be. */
  boolean exists() {
    return page < pages;
  }
}
