package org.countersign.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.decisions.Correction;
import org.countersign.decisions.Corrections;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.PastDecisions;
import org.countersign.decisions.RejectedCase;
import org.countersign.decisions.SignedNotice;
import org.countersign.decisions.SignedNotices;
import org.countersign.register.RegisterEntries.Place;
import org.countersign.signing.Conditions;
import org.countersign.signing.FollowedCondition;
import org.springframework.stereotype.Service;

/** What everybody may read: published decisions, imported ones, rejected cases where they are published, and what is announced. */
@Service
class Register {

  static final String ADDRESS = "/register";
  static final int PAGE_SIZE = 20;

  private static final int ALL_AT_ONCE = 1000;
  private static final Pattern END_OF_ADDRESS = Pattern.compile("[A-Z0-9-]{1,40}");

  private final RegisterEntries entries;
  private final Decisions decisions;
  private final SignedNotices notices;
  private final Corrections corrections;
  private final Conditions conditions;
  private final PastDecisions past;
  private final RejectedCases rejectedCases;

  Register(RegisterEntries entries, Decisions decisions, SignedNotices notices, Corrections corrections, Conditions conditions,
      PastDecisions past, RejectedCases rejectedCases) {
    this.entries = entries;
    this.decisions = decisions;
    this.notices = notices;
    this.corrections = corrections;
    this.conditions = conditions;
    this.past = past;
    this.rejectedCases = rejectedCases;
  }

  /**
   * The page that begins there, one of those that were found.
   *
   * @throws Faulty if it is to begin beside something that is not on the register
   */
  RegisterPage page(RegisterQuery query, RegisterPage.Start start) {
    int total = entries.count(query);
    int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    if (start.after() != null) {
      List<RegisterEntry> found = entries.olderThan(place(start.after(), RegisterPage.Start.AFTER), query, PAGE_SIZE + 1);
      boolean more = found.size() > PAGE_SIZE;
      return page(query, more ? found.subList(0, PAGE_SIZE) : found, start.page(), pages, total, true, more);
    }
    if (start.before() != null) {
      List<RegisterEntry> found = entries.newerThan(place(start.before(), RegisterPage.Start.BEFORE), query, PAGE_SIZE + 1);
      boolean more = found.size() > PAGE_SIZE;
      return page(query, more ? found.subList(1, found.size()) : found, start.page(), pages, total, more, true);
    }
    long offset = (long) start.page() * PAGE_SIZE;
    return page(query, entries.from(query, offset, PAGE_SIZE, total), start.page(), pages, total, start.page() > 0, offset + PAGE_SIZE < total);
  }

  private RegisterPage page(RegisterQuery query, List<RegisterEntry> shown, int page, int pages, int total, boolean hasNewer, boolean hasOlder) {
    return new RegisterPage(query, List.copyOf(shown), query.isEverything() ? announced() : List.of(), page, pages, total, hasNewer, hasOlder);
  }

  private Place place(String inAddress, String parameter) {
    return Optional.of(inAddress).filter(END_OF_ADDRESS.asMatchPredicate()).flatMap(entries::placeOf).orElseThrow(() -> new Faulty("The register cannot be asked this",
        List.of(new Fault("/" + parameter, "There is nothing on the register under this address."))));
  }

  /** All that is found, newest first, and never more of it held at once than some hundred lines. */
  void all(RegisterQuery query, Consumer<RegisterEntry> reader) {
    List<RegisterEntry> found = entries.olderThan(null, query, ALL_AT_ONCE);
    while (!found.isEmpty()) {
      found.forEach(reader);
      RegisterEntry last = found.get(found.size() - 1);
      found = found.size() < ALL_AT_ONCE ? List.of() : entries.olderThan(entries.placeOf(last.inAddress()).orElseThrow(), query, ALL_AT_ONCE);
    }
  }

  /** The years in which something was decided, newest first. */
  List<Integer> years() {
    List<Integer> years = new ArrayList<>();
    List<Integer> ends = entries.years();
    for (int year = ends.isEmpty() ? 0 : ends.get(1); !ends.isEmpty() && year >= ends.get(0); year--) {
      years.add(year);
    }
    return years;
  }

  /** What there is to read of these lines, by their addresses' ends. */
  Contents contents(List<RegisterEntry> of) {
    List<String> references = of.stream().filter(entry -> entry.origin() == Origin.DECIDED).map(RegisterEntry::reference).toList();
    return new Contents(published(references),
        past.find(of.stream().filter(RegisterEntry::isImported).map(RegisterEntry::number).toList()),
        rejectedCases.find(of.stream().filter(RegisterEntry::isRejected).map(RegisterEntry::reference).toList()));
  }

  /** @param published and rejected by their case's reference */
  record Contents(Map<String, Published> published, Map<DecisionNumber, PastDecision> imported, Map<String, RejectedCase> rejected) {}

  Optional<Published> published(DecisionNumber number) {
    return decisions.published(number).map(decision -> published(List.of(decision.reference())).get(decision.reference()));
  }

  Optional<PublishedImport> imported(DecisionNumber number) {
    return Optional.ofNullable(past.find(List.of(number)).get(number)).map(decision -> {
      Set<String> known = entries.known(decision.earlier().stream().map(DecisionNumber::inAddress).toList());
      return new PublishedImport(decision, decision.earlier().stream().map(one -> new PublishedImport.Earlier(one,
          known.contains(one.inAddress()) ? ADDRESS + "/" + one.inAddress() : null)).toList());
    });
  }

  Optional<RejectedCase> rejected(String reference) {
    return Optional.of(reference).filter(END_OF_ADDRESS.asMatchPredicate()).map(known -> rejectedCases.find(List.of(known)).get(known));
  }

  /** The bytes of a signed notice of which there is one. */
  byte[] bytesOf(SignedNotice notice) {
    return notices.bytesOf(notice);
  }

  Optional<Deferred> deferred(DecisionNumber number) {
    return announced().stream().filter(d -> d.number().equals(number)).findFirst();
  }

  private List<Deferred> announced() {
    return decisions.announced().stream().map(decision ->
        new Deferred(decision.number().orElseThrow(), decision.publication().on(), decision.publication().reason())).toList();
  }

  private Map<String, Published> published(List<String> references) {
    Map<String, SignedNotice> signed = notices.of(references);
    Map<String, List<Correction>> corrected = corrections.of(references);
    Map<String, List<FollowedCondition>> followed = conditions.of(references);
    Map<String, IssuedDecision> issued = decisions.published(references);
    Map<String, Published> published = new HashMap<>();
    issued.forEach((reference, decision) -> published.put(reference,
        Published.of(decision, signed.get(reference), corrected.getOrDefault(reference, List.of()),
            followed.getOrDefault(reference, List.of()))));
    return published;
  }
}
