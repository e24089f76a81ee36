package org.countersign.checks;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Funding;
import org.countersign.casefile.CaseFile.Head;

/**
 * The suppliers that only Part 2 names. Its text is prose, so a name is one that ends in a legal form ("Quillfeather
 * Ltd"), or a capitalised one that stands where a bidder is named ("the preferred supplier is Quillfeather", "Quillfeather
 * bid"). Whatever the public data of the paper name is no secret; nor is a public body.
 */
final class SuppliersKeptBack {

  private static final String WORD = "(?:(?:\\p{Lu}\\.)+|\\p{Lu}(?:\\.?[\\p{L}\\p{N}’'&-])*+)";
  private static final String NAME = "(" + WORD + "(?:[ \\u00A0](?:(?:&|and|of|the)[ \\u00A0])?" + WORD + "){0,5})";
  private static final Pattern WITH_LEGAL_FORM = Pattern.compile(
      NAME + ",?[ \\u00A0](?:\\(UK\\)[ \\u00A0])?(?i:ltd|limited|plc|llp|inc|l\\.l\\.p|p\\.l\\.c)\\b");
  private static final Pattern WHERE_A_BIDDER_IS_NAMED = Pattern.compile(
      "\\b(?i:supplier|bidder|tenderer|contractor|provider|vendor|reseller|incumbent|consultancy|manufacturer)"
          + "(?: (?i:is|was|being|will be|would be|named|called))?(?::| –| -|,)? (?:(?i:the) )?" + NAME
          + "|\\b(?i:award(?:ed)?|let|go(?:es)?) to (?:(?i:the) )?" + NAME
          + "|\\b(?i:bid|tender|offer|quote|quotation|price|proposal) (?i:from|by) (?:(?i:the) )?" + NAME
          + "|\\b(?i:bid|tender|offer|quotation) (?i:of) (?:(?i:the) )?" + NAME
          + "|\\b(?i:contract with) (?:(?i:the) )?" + NAME
          + "|" + NAME + "(?:['’]s? (?:winning |final |lowest )?(?:bid|tender|offer|quote|price|proposal|rates?)\\b"
          + "| (?:bid|tendered|offered|quoted|scored|submitted|won|was the (?:winning|highest|lowest|preferred))\\b)");

  /** Words that begin a sentence or name no supplier. */
  private static final Set<String> NO_SUPPLIERS = Set.of("the", "a", "an", "it", "they", "we", "he", "she", "this", "that",
      "these", "both", "all", "each", "one", "none", "no", "mps", "mopac", "dmpc", "met", "gla", "tfl", "london", "nhs",
      "transport for london", "part 1", "part 2", "lot", "board", "director", "supplier", "bidder", "tenderer", "contractor",
      "provider", "companies", "company", "option", "uk", "group", "january", "february", "march", "april", "may", "june",
      "july", "august", "september", "october", "november", "december");
  private static final Pattern PUBLIC_BODY = Pattern.compile("\\b(?:police|council|office|ministry|department|authority"
      + "|mayor|commissioner|treasury|government|service|force|university)\\b");
  private static final Pattern LABEL = Pattern.compile(
      "(?:(?:supplier|bidder|tenderer|lot|option|company|contractor|provider|part|annex|appendix|section|table) )?"
          + "(?:\\p{L}|\\d+|one|two|three)");
  private static final Pattern PLACE_OF_A_COMPANY = Pattern.compile(" (?:uk|europe|group|holdings|international)$");

  private final List<SupplierName> names;

  private SuppliersKeptBack(List<SupplierName> names) {
    this.names = names;
  }

  static SuppliersKeptBack of(CaseFile caseFile) {
    if (caseFile.partTwo() == null || caseFile.partTwo().text() == null) {
      return new SuppliersKeptBack(List.of());
    }
    String text = caseFile.partTwo().text();
    String open = publicNames(caseFile);
    return new SuppliersKeptBack(Stream.of(WITH_LEGAL_FORM, WHERE_A_BIDDER_IS_NAMED)
        .flatMap(pattern -> pattern.matcher(text).results()).map(SuppliersKeptBack::named)
        .flatMap(SuppliersKeptBack::forms)
        .filter(name -> !NO_SUPPLIERS.contains(name.normal()) && !LABEL.matcher(name.normal()).matches()
            && !PUBLIC_BODY.matcher(name.normal()).find())
        .filter(name -> name.normal().length() > 2 && !name.standsIn(open)).distinct().toList());
  }

  boolean areNamedIn(String prose) {
    String normalised = SupplierName.normalised(prose);
    String withoutPossessives = SupplierName.normalised(withoutPossessive(prose));
    return names.stream().anyMatch(name -> name.standsIn(normalised) || name.standsIn(withoutPossessives));
  }

  private static String named(MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return match.group(group);
      }
    }
    throw new IllegalStateException("a name was matched without a group");
  }

  /** The name without the article that begins its sentence, and without the place that papers leave away. */
  private static Stream<SupplierName> forms(String name) {
    return Stream.of(name, withoutPossessive(name))
        .map(form -> SupplierName.of(form).normal().replaceFirst("^(?:the|from|by|with|to|and|if|as|only|that) ", ""))
        .flatMap(form -> Stream.of(form, PLACE_OF_A_COMPANY.matcher(form).replaceFirst("")))
        .map(SupplierName::new);
  }

  private static String withoutPossessive(String text) {
    return text.replaceAll("[’']s\\b", "");
  }

  private static String publicNames(CaseFile caseFile) {
    Stream<String> ofContracts = caseFile.heads().stream().map(Head::contract).filter(contract -> contract != null)
        .flatMap(contract -> Stream.concat(contract.suppliers().stream(), Stream.ofNullable(contract.framework())));
    return Stream.of(ofContracts, Stream.ofNullable(caseFile.title()), Stream.ofNullable(caseFile.programme()),
            Stream.ofNullable(caseFile.originatingUnit()), caseFile.funding().stream().map(Funding::source))
        .flatMap(names -> names).map(SupplierName::normalised).collect(Collectors.joining(" | "));
  }
}
