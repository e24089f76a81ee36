package org.countersign.register;

import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile.Sections;
import org.countersign.decisions.Correction;
import org.countersign.decisions.Notice;
import org.countersign.decisions.SignedNotice;
import org.countersign.scheme.Authority;
import org.countersign.signing.Condition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /register.json}: the register as data, for everyone. */
@RestController
class RegisterFeed {

  private final Register register;

  RegisterFeed(Register register) {
    this.register = register;
  }

  @GetMapping(path = Register.ADDRESS + ".json", produces = MediaType.APPLICATION_JSON_VALUE)
  Feed page(@RequestParam(defaultValue = "0") String page) {
    return Feed.of(register.page(page));
  }

  /**
   * @param page from 0; one beyond the last has no decisions
   * @param total how many decisions are published
   */
  record Feed(List<Decision> decisions, List<Waiting> deferred, int page, int pages, int total) {

    private static Feed of(RegisterPage page) {
      return new Feed(page.decisions().stream().map(Decision::of).toList(),
          page.deferred().stream().map(Waiting::of).toList(), page.page(), page.pages(), page.total());
    }
  }

  /**
   * What a notice says, field by field, so that nothing gets out because a type below gained a field.
   *
   * @param address of its page on this server
   * @param contentHash SHA-256 of the paper that was approved
   * @param signedNotice left out while it is not made
   */
  record Decision(
      String number, String title, LocalDate signedOn, Authority decidedBy, String signedBy, String edition,
      String address, String caseReference, String paperReference, String originatingUnit, String summary,
      List<Head> heads, List<Term> conditions, List<String> advisedBy, Sections sections, String contentHash,
      SignedPdf signedNotice, List<Corrected> corrections) {

    private static Decision of(Published published) {
      Notice notice = published.notice();
      return new Decision(published.number().toString(), notice.title(), notice.signedOn(), notice.decidedBy(),
          notice.signedBy(), notice.edition(), published.address(), notice.caseReference(), notice.paperReference(),
          notice.originatingUnit(), notice.summary(), notice.heads().stream().map(Head::of).toList(),
          notice.conditions().stream().map(Term::of).toList(), notice.advisedBy(), notice.sections(),
          notice.contentHash(), SignedPdf.of(published), published.corrections().stream().map(Corrected::of).toList());
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

  /** @param decided empty for a head that only notes */
  record Head(int number, String verb, String text, List<Decided> decided) {

    private static Head of(Notice.Head head) {
      return new Head(head.number(), head.verb().name(), head.text(),
          head.decided().stream().map(d -> new Decided(d.by(), d.paragraph(), d.rule(), d.because())).toList());
    }
  }

  /** @param paragraph left out where the number is not verified; rule then names it */
  record Decided(Authority by, String paragraph, String rule, String because) {}

  record Term(String text, String owner, LocalDate due) {

    private static Term of(Condition condition) {
      return new Term(condition.text(), condition.owner(), condition.due());
    }
  }

  record Waiting(String number, LocalDate until, String reason) {

    private static Waiting of(Deferred deferred) {
      return new Waiting(deferred.number().toString(), deferred.until(), deferred.reason());
    }
  }
}
