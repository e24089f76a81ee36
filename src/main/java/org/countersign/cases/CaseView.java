package org.countersign.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Money;
import org.countersign.casefile.Part;
import org.countersign.casefile.Status;
import org.countersign.checks.Finding;
import org.countersign.scheme.Authority;
import org.countersign.scheme.Determination;
import org.countersign.signing.Act;
import org.countersign.signing.Condition;
import org.countersign.signing.FollowedCondition;
import org.countersign.signing.History;
import org.countersign.signing.Outcome;
import org.countersign.signing.SignOff;
import org.countersign.signing.Signature;

/**
 * A case as one reader may see it.
 *
 * @param number of the decision, once it is issued and numbered
 * @param unanswered those of the findings that wait for the originator's answer
 * @param returned why the case is back with its originator: a sentence for each signer who returned it, and for each
 *     finding that waits for an answer
 * @param hasPartTwo whether there is a Part 2, told also to those who may not see it
 * @param actingFor for whom the reader would decide the case now, such as "for the DMPC, under instrument 3, paragraph
 *     1.7"; null for who would do so in their own right, or may not
 * @param caseFile the current revision; without Part 2 for those who may not see it
 * @param documents of all revisions, as far as the reader may see them
 * @param awardOf the case under which this award is made; null of every other case
 * @param awards made or under way under this case
 * @param conditions of the approval, once it is issued; each with what was said about it
 * @param callInUntil the last day on which the DMPC may call the award in (4.14); null where nobody may
 */
public record CaseView(
    String reference, String title, int revision, int round, String contentHash, Map<Part, String> parts, Status status,
    LocalDate submittedOn, Who originator, String number, List<Finding> findings, List<Finding> unanswered,
    AuthorityView authority, List<CaseWorkflow.Task> tasks, List<String> returned, List<Signed> signatures, boolean hasPartTwo, String actingFor,
    CaseFile caseFile, List<DocumentController.View> documents, String awardOf, List<Award> awards,
    List<ConditionView> conditions, LocalDate callInUntil) {

  public record Who(String id, String name) {}

  /** @param href where the award is read, by those who take part in it */
  public record Award(String reference, Status status, String href) {

    static Award of(BusinessCase award) {
      return new Award(award.reference(), award.status(), "/api/cases/" + award.reference());
    }
  }

  /** @param dischargedOn Europe/London; left out while it is open */
  public record ConditionView(
      int number, String text, String owner, LocalDate due, FollowedCondition.State state, LocalDate dischargedOn, List<Step> steps) {

    /** @param reason how it was met, or why that is not enough */
    public record Step(Act act, Who by, String at, String reason) {}
  }

  /**
   * @param entry the number of its entry in the record
   * @param actingFor such as "for the DMPC, under instrument 3, paragraph 1.7"; null of those who act in their own right
   * @param takenBack why its signer took it back; null while it is given
   * @param canTakeBack whether the reader may take it back now
   * @param lapsed the parts that have changed since, for which the signature no longer stands
   */
  public record Signed(
      int entry, SignOff signOff, Who by, String actingFor, Outcome outcome, String reason, String interest,
      List<Condition> conditions, int revision, int round, String at, String takenBack, boolean canTakeBack, List<Part> lapsed) {

    static Signed of(History.Given given, Map<Part, String> current, boolean canTakeBack) {
      Signature signature = given.signature();
      String actingFor = signature.actingFor();
      return new Signed(given.entry(), signature.signOff(), new Who(signature.person(), signature.name()),
          actingFor.isEmpty() ? null : actingFor, signature.outcome(),
          signature.reason(), signature.interest(), signature.conditions(), signature.revision(), signature.round(),
          signature.at().toString(), given.takenBack(), canTakeBack, signature.lapsedBy(current));
    }
  }

  /** The determination as the contract writes it. */
  public record AuthorityView(Authority decidedBy, String edition, List<Head> heads) {

    static AuthorityView of(Determination determination) {
      return of(determination, determination.decidedBy());
    }

    /** @param decidedBy whose signature decides: not who the Scheme names where an award was called in */
    static AuthorityView of(Determination determination, Authority decidedBy) {
      return new AuthorityView(decidedBy, determination.edition(), determination.heads().stream()
          .map(h -> new Head(h.number(), h.decidedBy(), h.paragraph(), h.rule(), h.measuredValue(), h.threshold(), h.atLeast(),
              h.callIn(), h.unverified(), h.because()))
          .toList());
    }
  }

  /**
   * One rule that a head falls under.
   *
   * @param unverified whether it rests on an approval that is not on our own register; told only where it does
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Head(
      int number, Authority decidedBy, String paragraph, String rule, Money measuredValue, BigDecimal threshold, boolean atLeast,
      boolean callIn, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unverified, String because) {}
}
