package org.countersign.checks;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.EarlierChange;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.London;
import org.springframework.stereotype.Component;

/**
 * Title, reference and cited earlier decisions disagree. PCD 1329 is titled 1328. A title that carries a number of its own
 * must carry the paper's; one that cites an earlier decision ("extension of PCD 614") need not. What title, summary and
 * heads cite is held to the decisions that the heads name as data: a misprint of one of them, or an award that names
 * another approval than its data do. Nor may a cited decision be the paper itself, be numbered after it, or be another
 * than our own register has under its number.
 */
@Component
public class ReferenceMismatch implements Check {

  /** What leads to a decision that the title cites rather than carries. */
  private static final Pattern CITING = Pattern.compile(
      "(?i)(?:\\b(?:to|of|under|from|by|in|on|with|per|following|after|further|see|and|or|amend(?:s|ing)|vary|varies|varying"
          + "|extend(?:s|ing)|supersed(?:es|ing)|replac(?:es|ing)|updat(?:es|ing)|previous(?:ly)?|formerly|original(?:ly)?"
          + "|approved|ref|decision|earlier|cf)\\b[\\s.:(]*|[,/&+]\\s*|PCD\\s*\\d+\\s*[–-]\\s*)$");

  private final Precedents precedents;

  public ReferenceMismatch(Precedents precedents) {
    this.precedents = precedents;
  }

  @Override
  public List<Finding> findIn(Paper paper) {
    CaseFile caseFile = paper.caseFile();
    Optional<CitedDecision> own = CitedDecision.of(caseFile.reference()).stream().findFirst();
    List<Named> named = named(caseFile);
    Set<CitedDecision> earlier = named.stream().map(Named::decision).collect(Collectors.toCollection(LinkedHashSet::new));
    return Stream.of(
            ofTitle(caseFile, own, earlier),
            Stream.concat(Stream.of(new PartOneText("/title", caseFile.title())),
                PartOneText.ofTheRequest(caseFile).stream()).flatMap(text -> ofMisprint(text, own, earlier)),
            PlacedHead.granting(caseFile).stream().flatMap(ReferenceMismatch::ofApproval),
            own.stream().flatMap(reference -> named.stream().flatMap(cited -> notEarlier(cited, reference))),
            onOurRegister(paper, own, named))
        .flatMap(findings -> findings).toList();
  }

  /** A decision that a head's data name as an earlier one, and where. */
  private record Named(CitedDecision decision, String at, PlacedHead head, EarlierChange change) {}

  private static List<Named> named(CaseFile caseFile) {
    return PlacedHead.of(caseFile).stream().filter(PlacedHead::hasContract).flatMap(head -> {
      Contract contract = head.head().contract();
      List<EarlierChange> changes = contract.earlierChanges();
      return Stream.concat(
          CitedDecision.of(contract.approvedIn()).stream()
              .map(cited -> new Named(cited, head.at("contract/approvedIn"), head, null)),
          IntStream.range(0, changes.size()).boxed().flatMap(i -> CitedDecision.of(changes.get(i).reference()).stream()
              .map(cited -> new Named(cited, head.at("contract/earlierChanges/" + i + "/reference"), head,
                  changes.get(i)))));
    }).toList();
  }

  private static Stream<Finding> ofTitle(CaseFile caseFile, Optional<CitedDecision> own, Set<CitedDecision> earlier) {
    if (own.isEmpty() || CitedDecision.of(caseFile.title()).contains(own.get())) {
      return Stream.empty();
    }
    return CitedDecision.in(caseFile.title()).stream()
        .filter(carried -> carried.decision().isOfTheSameSeries(own.get()) && !earlier.contains(carried.decision())
            && !CITING.matcher(caseFile.title().substring(0, carried.start())).find())
        .limit(1)
        .map(carried -> Finding.of(Code.REFERENCE_MISMATCH, "/title",
            "The title says %s; the paper’s reference is %s.".formatted(carried.decision(), own.get())));
  }

  private static Stream<Finding> ofMisprint(PartOneText text, Optional<CitedDecision> own, Set<CitedDecision> earlier) {
    List<CitedDecision> cited = CitedDecision.of(text.text());
    return cited.stream()
        .filter(one -> !earlier.contains(one) && own.filter(one::equals).isEmpty())
        .flatMap(one -> earlier.stream().filter(meant -> one.isMisprintOf(meant) && !cited.contains(meant)).limit(1)
            .map(meant -> Finding.of(Code.REFERENCE_MISMATCH, text.at(),
                "The text cites %s; the paper’s data name %s.".formatted(one, meant))));
  }

  /** The text of an award names decisions, and not the one that approved it. A misprint is told already. */
  private static Stream<Finding> ofApproval(PlacedHead placed) {
    List<CitedDecision> cited = CitedDecision.of(placed.head().text());
    if (!placed.is(Kind.CONTRACT_AWARD) || !placed.hasContract() || cited.isEmpty()) {
      return Stream.empty();
    }
    return CitedDecision.of(placed.head().contract().approvedIn()).stream()
        .filter(approvedIn -> !cited.contains(approvedIn) && cited.stream().noneMatch(approvedIn::isMisprintOf))
        .map(approvedIn -> Finding.of(Code.REFERENCE_MISMATCH, placed.at("contract/approvedIn"),
            "Head %d is approved in %s by its data, and cites %s in its text.".formatted(
                placed.number(), approvedIn, cited.get(0))));
  }

  private static Stream<Finding> notEarlier(Named cited, CitedDecision own) {
    return cited.decision().isOfTheSameSeries(own) && cited.decision().number() >= own.number()
        ? Stream.of(Finding.of(Code.REFERENCE_MISMATCH, cited.at(),
            "The paper is %s and cites %s as an earlier decision.".formatted(own, cited.decision())))
        : Stream.empty();
  }

  private Stream<Finding> onOurRegister(Paper paper, Optional<CitedDecision> own, List<Named> named) {
    Stream<Finding> ofOwn = own.stream().flatMap(reference -> known(reference, paper).filter(Precedent::tellsTitle)
        .filter(decided -> Collections.disjoint(wordsOf(decided.title()), wordsOf(paper.caseFile().title())))
        .map(decided -> Finding.of(Code.REFERENCE_MISMATCH, "/reference",
            "%s is on our register as “%s”, not as this paper.".formatted(reference, decided.title()))).stream());
    return Stream.concat(ofOwn,
        named.stream().flatMap(cited -> known(cited.decision(), paper).flatMap(decided -> contradiction(cited, decided, paper))
            .map(because -> Finding.of(Code.REFERENCE_MISMATCH, cited.at(), because)).stream()));
  }

  private Optional<Precedent> known(CitedDecision cited, Paper paper) {
    return cited.onOurRegister().flatMap(number -> precedents.decidedAs(number, paper));
  }

  private static Optional<String> contradiction(Named cited, Precedent decided, Paper paper) {
    if (decided.day().isAfter(paper.submittedOn())) {
      return Optional.of("%s was decided on %s, after this paper was submitted on %s.".formatted(
          cited.decision(), London.inWords(decided.day()), London.inWords(paper.submittedOn())));
    }
    Set<SupplierName> suppliers = SupplierName.allOf(cited.head().head().contract().suppliers());
    boolean ofAnotherContract = cited.change() != null && !suppliers.isEmpty() && !decided.suppliers().isEmpty()
        && decided.suppliers().stream().noneMatch(suppliers::contains);
    return ofAnotherContract
        ? Optional.of("%s changed a contract with another supplier than that of head %d.".formatted(
            cited.decision(), cited.head().number()))
        : Optional.empty();
  }

  /** Titles are worded anew from stage to stage: another paper is one that shares no word of substance. */
  private static Set<String> wordsOf(String title) {
    return Arrays.stream(SupplierName.normalised(title).split(" "))
        .filter(word -> word.length() > 3 && word.chars().noneMatch(Character::isDigit)).collect(Collectors.toSet());
  }
}
