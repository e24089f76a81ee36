package org.countersign.checks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Sections;

/**
 * A piece of the paper's published prose.
 *
 * @param at JSON pointer, such as {@code /sections/legal}
 */
record PartOneText(String at, String text) {

  /** All prose that is open to who may not see Part 2, its title first. */
  static List<PartOneText> of(CaseFile caseFile) {
    String urgent = caseFile.urgent() == null ? null : caseFile.urgent().reason();
    return Stream.of(present(Stream.of(new PartOneText("/title", caseFile.title()), new PartOneText("/urgent/reason", urgent))), ofTheRequest(caseFile),
        ofTheSections(caseFile), ofTheGates(caseFile)).flatMap(List::stream).toList();
  }

  private static List<PartOneText> ofTheGates(CaseFile caseFile) {
    return present(IntStream.range(0, caseFile.gates().size())
        .mapToObj(i -> new PartOneText("/gates/" + i + "/what", caseFile.gates().get(i).what())));
  }

  /** The summary and the heads' texts: what is asked for, held to the paper's own figures. */
  static List<PartOneText> ofTheRequest(CaseFile caseFile) {
    return present(Stream.concat(
        Stream.of(new PartOneText("/summary", caseFile.summary())),
        PlacedHead.of(caseFile).stream().map(placed -> new PartOneText(placed.at("text"), placed.head().text()))));
  }

  /** The sections of Part 1, in the order of the published page. */
  static List<PartOneText> ofTheSections(CaseFile caseFile) {
    Sections sections = caseFile.sections();
    if (sections == null) {
      return List.of();
    }
    return present(Stream.of(
        new PartOneText("/sections/introduction", sections.introduction()),
        new PartOneText("/sections/issues", sections.issues()),
        new PartOneText("/sections/financial", sections.financial()),
        new PartOneText("/sections/legal", sections.legal()),
        new PartOneText("/sections/commercial", sections.commercial()),
        new PartOneText("/sections/dataProtection", sections.dataProtection()),
        new PartOneText("/sections/equality", sections.equality()),
        new PartOneText("/sections/background", sections.background())));
  }

  private static List<PartOneText> present(Stream<PartOneText> texts) {
    return texts.filter(text -> text.text() != null).toList();
  }
}
