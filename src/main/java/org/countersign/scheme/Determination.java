package org.countersign.scheme;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.casefile.Money;

/**
 * The authority that a paper needs under one edition of the Scheme, computed and explained.
 *
 * @param decidedBy the highest authority that any head needs; the DMPC if the heads only note
 * @param edition the edition's code, such as "2019"
 * @param heads one entry for each rule that a head falls under, in the paper's order
 */
public record Determination(Authority decidedBy, String edition, List<HeadAuthority> heads) {

  /**
   * @param paragraph of the Scheme; null where the number is not verified
   * @param rule the row's name, such as BUSINESS_CASE_500K; null for a head that only notes
   * @param measuredValue in pounds, whole life; null where the head has none, or for a reader who may not see it
   * @param threshold the limit that the value was tested against, in pounds; null where the rule has none
   * @param atLeast whether the value counts a yearly cost without end once only
   * @param callIn whether the DMPC may call the award in (4.14)
   * @param because the sentence that says why
   * @param fromPartTwo whether the measured value rests on Part 2, so that it is not for every reader
   * @param becauseWithoutPartTwo the same sentence without any amount that rests on Part 2
   * @param unverified whether it rests on an approval that the paper claims and our own register does not know
   */
  public record HeadAuthority(
      int number, Authority decidedBy, String paragraph, String rule, Money measuredValue, BigDecimal threshold,
      boolean atLeast, boolean callIn, String because, boolean fromPartTwo, String becauseWithoutPartTwo,
      boolean unverified) {

    private HeadAuthority withoutPartTwo() {
      return new HeadAuthority(number, decidedBy, paragraph, rule, fromPartTwo ? null : measuredValue, threshold,
          atLeast, callIn, becauseWithoutPartTwo, fromPartTwo, becauseWithoutPartTwo, unverified);
    }
  }

  /** For a reader who may not see Part 2: no amount in it rests on that. */
  public Determination withoutPartTwo() {
    return new Determination(decidedBy, edition, heads.stream().map(HeadAuthority::withoutPartTwo).toList());
  }

  /** The verified paragraphs that the heads fall under, in order. */
  public List<String> paragraphs() {
    return List.copyOf(heads.stream().map(HeadAuthority::paragraph).filter(p -> p != null)
        .collect(Collectors.toCollection(() -> new TreeSet<>(new ParagraphOrder()))));
  }

  /** The numbers of the heads that fall under this paragraph. */
  public List<Integer> headsUnder(String paragraph) {
    return heads.stream().filter(h -> paragraph.equals(h.paragraph())).map(HeadAuthority::number).distinct().toList();
  }
}
