package org.countersign.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of what somebody looks for on the register.
 *
 * @param entries those of this page, newest first
 * @param deferred every one that is announced and waits, on whichever page; none where something is looked for: nothing is known of them
 * @param page from 0
 * @param pages how many there are; one at least
 * @param total how many were found
 * @param hasNewer whether there is a page before, and hasOlder whether there is one after
 */
record RegisterPage(
    RegisterQuery query, List<RegisterEntry> entries, List<Deferred> deferred, int page, int pages, int total, boolean hasNewer,
    boolean hasOlder) {

  /** Where a page begins: at a number of a page, or beside a line that somebody has seen. */
  record Start(int page, String after, String before) {

    static final String PAGE = "page";
    static final String AFTER = "after";
    static final String BEFORE = "before";

    /** What is no page number asks for the first. */
    static Start read(Map<String, String> parameters) {
      String page = parameters.getOrDefault(PAGE, "0");
      return new Start(page.matches("\\d{1,9}") ? Integer.parseInt(page) : 0, given(parameters, AFTER), given(parameters, BEFORE));
    }

    private static String given(Map<String, String> parameters, String name) {
      String value = parameters.getOrDefault(name, "").strip();
      return value.isEmpty() ? null : value;
    }
  }

  public boolean isFirst() {
    return page == 0 && !hasNewer;
  }

  /** Whether there is such a page: the first always, empty as it may be. */
  boolean exists() {
    return page < pages;
  }

  /** Where the next page is, which begins after the last line of this one: that costs the same for every page. Null after the last. */
  public String olderAt(String path) {
    return hasOlder && !entries.isEmpty() ? beside(path, page + 1, Start.AFTER, entries.get(entries.size() - 1)) : null;
  }

  public String newerAt(String path) {
    return hasNewer && !entries.isEmpty() ? beside(path, Math.max(0, page - 1), Start.BEFORE, entries.get(0)) : null;
  }

  private String beside(String path, int page, String side, RegisterEntry entry) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put(Start.PAGE, page);
    more.put(side, entry.inAddress());
    return query.at(path, more);
  }
}
