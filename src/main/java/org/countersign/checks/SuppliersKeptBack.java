package org.countersign.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private static final String NAME = "(" + WORD + "(?:[ \\u00A0](?:(?:&|and|of|for|the)[ \\u00A0])?" + WORD + "){0,5})";
  private static final Pattern WITH_LEGAL_FORM = Pattern.compile(
      NAME + ",?[ \\u00A0](?:\\(UK\\)[ \\u00A0])?(?i:ltd|limited|plc|llp|inc|l\\.l\\.p|p\\.l\\.c)\\b");
  private static final String BIDDERS =
      "(?:supplier|bidder|tenderer|contractor|provider|vendor|reseller|incumbent|consultancy|manufacturer)";
  private static final String OFFERS = "(?:bid|tender|offer|quote|quotation|price|proposal)";
  private static final Pattern WHERE_A_BIDDER_IS_NAMED = Pattern.compile(
      "\\b(?i:" + BIDDERS + "s?(?: (?:is|are|was|were|being|will be|would be|named|called))?(?::| –| -|,)?(?: the)?) " + NAME
          + "((?:, " + WORD + "(?: " + WORD + ")*)*)"
          + "|\\b(?i:(?:awarded|award|let|goes|go) to(?: the)?|contract with(?: the)?|" + OFFERS + " (?:from|by)(?: the)?"
          + "|(?:bid|tender|offer|quotation) of|(?:select|choose|appoint|recommend|prefer)(?:s|ed|ing)?) " + NAME
          + "|" + NAME + "['’]? (?:(?:winning|final|lowest|best) )?(?:" + OFFERS + "|rates?)\\b"
          + "|" + NAME + " (?:bid|tendered|offer(?:s|ed)|quote[sd]|scored|submitted|won|came (?:first|second|last)|ranked"
          + "|charge[sd]?|ask(?:s|ed)|propose[sd]|priced"
          + "|(?:is|was|were|has been|will be) (?:the )?(?:\\p{Ll}+ )?(?:preferred|selected|chosen|successful|winning|winner"
          + "|highest|lowest|cheapest|recommended|appointed|" + BIDDERS + "))\\b");

  /** Words that begin a sentence or name no supplier. */
  private static final Set<String> NO_SUPPLIERS = Stream.of(
      "the a an it its they their we our he his she her this that these those both all each every any some such another other",
      "either neither one two three four five none no first second third final lowest highest best cheapest winning only what",
      "which who there here then if as when where after before although however following legal finance commercial technical",
      "supplier suppliers bidder bidders tenderer tenderers contractor contractors provider providers vendor vendors reseller",
      "resellers incumbent consultant consultants company companies officer officers option options lot lots cost costs price",
      "prices value values board director group scheme mps mopac dmpc met gla tfl nhs london uk january february march april",
      "may june july august september october november december")
      .flatMap(line -> Stream.of(line.split(" "))).collect(Collectors.toUnmodifiableSet());
  private static final Pattern PUBLIC_BODY = Pattern.compile("\\b(?:police|council|office|ministry|department|authority"
      + "|transport for london|mayor|commissioner|treasury|government|service|force|university)\\b");
  private static final Pattern LABEL = Pattern.compile(
      "(?:(?:supplier|bidder|tenderer|lot|option|company|contractor|provider|part|annex|appendix|section|table) )?"
          + "(?:\\p{L}|\\d+|one|two|three)");
  /** A name of one word may be a word of prose too ("Orange"), so that its capital must stand there. */
  private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}&-]*");
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
        .flatMap(pattern -> pattern.matcher(text).results()).flatMap(SuppliersKeptBack::named)
        .flatMap(SuppliersKeptBack::forms)
        .filter(name -> !NO_SUPPLIERS.contains(name.normal()) && !LABEL.matcher(name.normal()).matches()
            && !PUBLIC_BODY.matcher(name.normal()).find())
        .filter(name -> name.normal().length() > 2 && !name.standsIn(open)).distinct().toList());
  }

  boolean areNamedIn(String prose) {
    String normalised = SupplierName.normalised(prose);
    String withoutPossessives = SupplierName.normalised(withoutPossessive(prose));
    Set<String> capitalised = CAPITALISED.matcher(withoutPossessive(prose)).results().map(MatchResult::group)
        .map(SupplierName::normalised).collect(Collectors.toSet());
    return names.stream().anyMatch(name -> name.normal().contains(" ")
        ? name.standsIn(normalised) || name.standsIn(withoutPossessives)
        : capitalised.contains(name.normal()));
  }

  /** One name, or several with commas between them. */
  private static Stream<String> named(MatchResult match) {
    return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).filter(group -> group != null)
        .flatMap(group -> Arrays.stream(group.split(", "))).filter(name -> !name.isBlank());
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
