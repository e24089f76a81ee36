package org.countersign.checks;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.countersign.scheme.Determination;
import org.springframework.stereotype.Component;

/**
 * The paper does not cite a paragraph of the Scheme that its heads need; citing more is no fault. PCD 1637
 * cites none at all. Writers cite as they like ("para 4.8", "§4.8", "4.8(a)"): only the number counts.
 */
@Component
public class ParagraphNotCited implements Check {

  private static final Pattern PARAGRAPH = Pattern.compile("\\d+(?:\\.\\d+)*");

  @Override
  public List<Finding> findIn(Paper paper) {
    Determination determination = paper.determination();
    Set<String> cited = numbersIn(paper.caseFile().citedParagraphs());
    List<String> missing = determination.paragraphs().stream().filter(paragraph -> !cited.contains(paragraph)).toList();
    if (missing.isEmpty()) {
      return List.of();
    }
    String named = missing.stream()
        .map(paragraph -> "paragraph %s (%s)".formatted(paragraph, heads(determination.headsUnder(paragraph))))
        .collect(Collectors.joining(" or "));
    return List.of(Finding.of(Code.PARAGRAPH_NOT_CITED, "/citedParagraphs", "The paper does not cite " + named + "."));
  }

  private static Set<String> numbersIn(List<String> citations) {
    return citations.stream().flatMap(citation -> PARAGRAPH.matcher(citation).results()).map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static String heads(List<Integer> numbers) {
    String joined = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (numbers.size() == 1 ? "head " : "heads ") + joined;
  }
}
