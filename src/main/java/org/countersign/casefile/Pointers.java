package org.countersign.casefile;

/** JSON pointers (RFC 6901), and how a sentence calls what they point at. */
final class Pointers {

  private Pointers() {}

  static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The name of the field, "entry 2 of suppliers" within a list (counted from 1), or "the case file". */
  static String subject(String pointer) {
    if (pointer.isEmpty()) {
      return "The case file";
    }
    String last = last(pointer);
    if (!last.matches("\\d{1,6}")) {
      return last;
    }
    String list = pointer.substring(0, pointer.lastIndexOf('/'));
    return "Entry " + (Integer.parseInt(last) + 1) + (list.isEmpty() ? "" : " of " + last(list));
  }

  private static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
