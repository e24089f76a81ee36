package org.countersign.checks;

import java.util.List;
import org.countersign.casefile.CaseFile;

/** The findings that ask the originator for an answer and have none in the paper's {@code answers}. */
public final class Unanswered {

  private Unanswered() {}

  /**
   * An answer counts for the finding of its code and place. One without a place counts where the code was found once
   * only: with two findings nobody can tell which of them it means.
   */
  public static List<Finding> of(CaseFile caseFile, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.code().answerNeeded())
        .filter(finding -> caseFile.answers().stream().noneMatch(answer ->
            answer.code().equals(finding.code().name()) && !answer.text().isBlank()
                && (answer.at() == null ? isAlone(finding, findings) : answer.at().equals(finding.at()))))
        .toList();
  }

  private static boolean isAlone(Finding finding, List<Finding> findings) {
    return findings.stream().filter(other -> other.code() == finding.code()).count() == 1;
  }
}
