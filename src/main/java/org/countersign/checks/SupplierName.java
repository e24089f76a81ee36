package org.countersign.checks;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A supplier's name as it is compared: "Ernst & Young LLP" is "ernst and young", however papers write case, punctuation
 * and legal form.
 *
 * @param normal empty where nothing of the name is left to compare
 */
public record SupplierName(String normal) {

  private static final Set<String> LEGAL_FORMS = Set.of("ltd", "limited", "plc", "llp", "inc", "incorporated");

  /** Names are told apart by so many characters: enough for any, and an index can hold them. */
  private static final int LONGEST = 200;

  public static SupplierName of(String name) {
    List<String> words = wordsOf(name);
    String withoutForm = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).collect(Collectors.joining(" "));
    String normal = withoutForm.isEmpty() ? String.join(" ", words) : withoutForm;
    return new SupplierName(normal.substring(0, Math.min(normal.length(), LONGEST)));
  }

  public static Set<SupplierName> allOf(List<String> names) {
    return names.stream().map(SupplierName::of).filter(name -> !name.normal().isEmpty()).collect(Collectors.toSet());
  }

  /** Text in the same form, so that a name can be looked for in it. */
  static String normalised(String text) {
    return String.join(" ", wordsOf(text));
  }

  boolean standsIn(String normalisedText) {
    return !normal.isEmpty() && (" " + normalisedText + " ").contains(" " + normal + " ");
  }

  /** A dot or an apostrophe joins ("L.L.P.", "Sainsbury's"), any other mark parts. */
  private static List<String> wordsOf(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
        .replace("&", " and ").replaceAll("[’']|(?<=\\b\\p{L})\\.(?=\\p{L}\\b|\\W|$)", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
  }
}
