package org.countersign.scheme;

import java.util.Comparator;

/** Paragraph numbers as a reader counts them: 4.8 stands before 4.10. */
public final class ParagraphOrder implements Comparator<String> {

  @Override
  public int compare(String one, String other) {
    String[] left = one.split("\\.");
    String[] right = other.split("\\.");
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }
}
