package org.countersign.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Sections;
import org.countersign.casefile.Money;
import org.countersign.decisions.Correction;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Notice;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.RejectedCase;
import org.countersign.decisions.SignedNotice;
import org.countersign.scheme.Authority;
import org.countersign.signing.Condition;
import org.countersign.signing.FollowedCondition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /register.json}: the register as data, for everyone. */
@RestController
class RegisterFeed {

  static final String PATH = Register.ADDRESS + ".json";

  private final Register register;

  RegisterFeed(Register register) {
    this.register = register;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  Feed page(@RequestParam Map<String, String> parameters) {
    RegisterPage page = register.page(RegisterQuery.read(parameters).understood(), RegisterPage.Start.read(parameters));
    Register.Contents contents = register.contents(page.entries());
    return new Feed(page.entries().stream().map(entry -> Decision.of(entry, contents)).toList(),
        page.deferred().stream().map(Waiting::of).toList(), page.page(), page.pages(), page.total(), page.newerAt(PATH), page.olderAt(PATH));
  }

  /**
   * @param page from 0; one beyond the last has no decisions
   * @param total how many were found
   * @param newer the address of the page before, and older that of the one after; left out where there is none
   */
  record Feed(List<Decision> decisions, List<Waiting> deferred, int page, int pages, int total, String newer, String older) {}

  /**
   * What a notice says, field by field, so that nothing gets out because a type below gained a field. Of an imported decision and a rejected
   * case most of it is not there.
   *
   * @param status DECIDED, IMPORTED or REJECTED
   * @param number left out of a rejected case
   * @param value whole life, in pounds; left out where Part 1 tells none
   * @param address of its page on this server
   * @param contentHash SHA-256 of the paper that was approved
   * @param signedNotice left out while it is not made
   */
  record Decision(
      Origin status, String number, String title, LocalDate signedOn, Authority decidedBy, String signedBy, String edition, List<Kind> kinds,
      Money value, String address, String caseReference, String paperReference, String originatingUnit, String summary,
      List<Head> heads, List<Term> conditions, List<String> advisedBy, Sections sections, String contentHash,
      SignedPdf signedNotice, List<Corrected> corrections, List<String> suppliers, List<String> earlier) {

    private static Decision of(RegisterEntry entry, Register.Contents contents) {
      return switch (entry.origin()) {
        case DECIDED -> of(entry, contents.published().get(entry.reference()));
        case IMPORTED -> of(entry, contents.imported().get(entry.number()));
        case REJECTED -> of(entry, contents.rejected().get(entry.reference()));
      };
    }

    private static Decision of(RegisterEntry entry, Published published) {
      Notice notice = published.notice();
      return new Decision(entry.origin(), published.number().toString(), notice.title(), notice.signedOn(), notice.decidedBy(),
          notice.signedBy(), notice.edition(), entry.kinds(), entry.worth(), published.address(), notice.caseReference(),
          notice.paperReference(), notice.originatingUnit(), notice.summary(), notice.heads().stream().map(Head::of).toList(),
          Term.of(published), notice.advisedBy(), notice.sections(), notice.contentHash(),
          SignedPdf.of(published), published.corrections().stream().map(Corrected::of).toList(), null, null);
    }

    private static Decision of(RegisterEntry entry, PastDecision past) {
      return new Decision(entry.origin(), entry.name(), past.title(), past.decidedOn(), past.decidedBy(), null, past.edition(), entry.kinds(),
          entry.worth(), entry.address(), null, null, null, null, null, null, null, null, null, null, null, past.suppliers(),
          past.earlier().stream().map(DecisionNumber::toString).toList());
    }

    private static Decision of(RegisterEntry entry, RejectedCase rejected) {
      return new Decision(entry.origin(), null, rejected.title(), rejected.rejectedOn(), rejected.decidedBy(), rejected.signedBy(), null,
          entry.kinds(), entry.worth(), entry.address(), rejected.reference(), null, null, null,
          rejected.heads().stream().map(head -> new Head(head.number(), head.verb().name(), head.text(), null)).toList(), null, null, null,
          null, null, null, null, null);
    }
  }

  /** @param sha256 of the whole file */
  record SignedPdf(String address, String sha256, int size) {

    private static SignedPdf of(Published published) {
      SignedNotice signed = published.signed();
      return signed == null ? null : new SignedPdf(published.noticeAddress(), signed.sha256(), signed.size());
    }
  }

  record Corrected(int number, LocalDate on, String text) {

    private static Corrected of(Correction correction) {
      return new Corrected(correction.number(), correction.day(), correction.text());
    }
  }

  /** @param decided empty for a head that only notes; left out of a rejected case */
  record Head(int number, String verb, String text, List<Decided> decided) {

    private static Head of(Notice.Head head) {
      return new Head(head.number(), head.verb().name(), head.text(),
          head.decided().stream().map(d -> new Decided(d.by(), d.paragraph(), d.rule(), d.because())).toList());
    }
  }

  /** @param paragraph left out where the number is not verified; rule then names it */
  record Decided(Authority by, String paragraph, String rule, String because) {}

  /** @param state and dischargedOn left out while the condition is not followed, and not discharged */
  record Term(String text, String owner, LocalDate due, FollowedCondition.State state, LocalDate dischargedOn) {

    private static List<Term> of(Published published) {
      return published.conditions().isEmpty()
          ? published.notice().conditions().stream().map(condition -> of(condition, null, null)).toList()
          : published.conditions().stream().map(one -> of(one.condition(), one.state(), one.dischargedOn())).toList();
    }

    private static Term of(Condition condition, FollowedCondition.State state, LocalDate dischargedOn) {
      return new Term(condition.text(), condition.owner(), condition.due(), state, dischargedOn);
    }
  }

  record Waiting(String number, LocalDate until, String reason) {

    private static Waiting of(Deferred deferred) {
      return new Waiting(deferred.number().toString(), deferred.until(), deferred.reason());
    }
  }
}
