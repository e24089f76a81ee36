package org.countersign.checks;

import java.util.List;
import java.util.regex.Pattern;
import org.countersign.casefile.CaseFile;
import org.springframework.stereotype.Component;

/**
 * The legal section knows of no legal implications, while the paper approves a contract. PCD 234, 260 and 417. That there
 * are no further ones, or none but those told, says that there are some.
 */
@Component
public class LegalSilentOnContract implements Check {

  private static final String MATTERS = "(?:implications?|issues?|comments?|considerations?|consequences|matters)";
  private static final String OF_WHAT_REMAINS = "(?:further|other|additional|new|more|adverse|outstanding|remaining|unresolved)";
  private static final Pattern SILENT = Pattern.compile(
      "(?is)(?:\\bno|\\bnot (?:have |give rise to |raise |believed to have |considered to have )?any|n[’']t any"
          + "|\\bwithout any)\\s+"
          + "(?:(?!" + OF_WHAT_REMAINS + "\\b)[\\p{L}-]+(?:,|\\s+(?:or|and))?\\s+){0,3}?"
          + "legal\\s+(?:(?:or|and)\\s+\\p{L}+\\s+)?" + MATTERS + "\\b"
          + "(?!\\s+(?:other than|beyond|apart from|except|save|besides|in addition))");
  private static final Pattern NONE = Pattern.compile(
      "(?is)\\s*(?:legal\\s+(?:implications|comments)\\s*[:–-]\\s*)?(?:none|nil|n/?a|not applicable)"
          + "(?: (?:identified|arising|known))?\\.?\\s*");

  @Override
  public List<Finding> findIn(Paper paper) {
    CaseFile caseFile = paper.caseFile();
    List<String> contracts = PlacedHead.granting(caseFile).stream().filter(PlacedHead::isOfContract)
        .map(placed -> String.valueOf(placed.number())).toList();
    String legal = caseFile.sections() == null ? null : caseFile.sections().legal();
    if (contracts.isEmpty() || legal == null || !SILENT.matcher(legal).find() && !NONE.matcher(legal).matches()) {
      return List.of();
    }
    return List.of(Finding.of(Code.LEGAL_SILENT_ON_CONTRACT, "/sections/legal",
        "The legal section knows of no legal implications; %s a contract.".formatted(
            contracts.size() == 1
                ? "head " + contracts.get(0) + " approves"
                : "heads " + String.join(", ", contracts) + " approve")));
  }
}
