package org.countersign.register;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Sections;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.Notice;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.PublicIndex;
import org.countersign.decisions.PublicMeasure;
import org.countersign.decisions.RejectedCase;
import org.countersign.signing.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the lines of the register, each in the transaction that makes public what it tells of, with the words that it is found by. */
@Component
public class RegisterIndex implements PublicIndex {

  private final RegisterEntries entries;
  private final RejectedCases rejectedCases;
  private final RegisterSettings settings;

  RegisterIndex(RegisterEntries entries, RejectedCases rejectedCases, RegisterSettings settings) {
    this.entries = entries;
    this.rejectedCases = rejectedCases;
    this.settings = settings;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void published(IssuedDecision decision, PublicMeasure measure, Instant at) {
    entries.add(RegisterEntry.of(decision, measure, at), wordsOf(decision.notice()));
  }

  /** A past decision was imported: it was published before. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void imported(PastDecision past, Instant at) {
    entries.add(RegisterEntry.of(past, at), SearchWords.of(Stream.concat(
        Stream.of(past.number().toString(), past.title(), past.programme()), past.suppliers().stream())));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void rejected(RejectedCase rejected, PublicMeasure measure, Instant at) {
    if (settings.publishRejected()) {
      rejectedCases.add(rejected, at);
      list(rejected, measure, at);
    }
  }

  /** Puts a rejected case that was published before back into the lists. */
  void list(RejectedCase rejected, PublicMeasure measure, Instant since) {
    entries.add(RegisterEntry.of(rejected, measure, since), SearchWords.of(Stream.concat(
        Stream.of(rejected.reference(), rejected.title()), rejected.heads().stream().map(RejectedCase.Head::text))));
  }

  private static Set<String> wordsOf(Notice notice) {
    Sections part = notice.sections();
    return SearchWords.of(Stream.of(
            Stream.of(notice.number(), notice.caseReference(), notice.paperReference(), notice.title(), notice.originatingUnit(), notice.summary()),
            notice.heads().stream().map(Notice.Head::text), notice.conditions().stream().map(Condition::text),
            Stream.of(part.introduction(), part.issues(), part.financial(), part.legal(), part.commercial(), part.dataProtection(),
                part.equality(), part.background()))
        .flatMap(texts -> texts));
  }
}
