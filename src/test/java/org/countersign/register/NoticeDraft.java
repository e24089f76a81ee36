package org.countersign.register;

import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile.Sections;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.decisions.Notice;
import org.countersign.scheme.Authority;
import org.countersign.signing.Condition;

/** A notice in the making. */
final class NoticeDraft {

  static final Sections SECTIONS = new Sections("Why now.\nAnd how.", "The issues.", "The money.", "The law.",
      "The market.", "The data.", "The equality.", null);
  static final String HASH = "ab".repeat(32);

  private final String number;
  private final String title;
  private LocalDate signedOn = LocalDate.of(2026, 5, 29);
  private Authority decidedBy = Authority.DMPC;
  private String signedBy = "The signer";
  private String summary = "The platform is renewed.";
  private String paperReference;
  private List<Notice.Head> heads = List.of(new Notice.Head(1, Verb.NOTE, "Note the plan.", List.of()));
  private List<String> advisedBy = List.of();
  private List<Condition> conditions = List.of();

  NoticeDraft(String number, String title) {
    this.number = number;
    this.title = title;
  }

  NoticeDraft signed(String day) {
    signedOn = LocalDate.parse(day);
    return this;
  }

  NoticeDraft by(Authority authority) {
    decidedBy = authority;
    return this;
  }

  NoticeDraft signer(String name) {
    signedBy = name;
    return this;
  }

  NoticeDraft saying(String text) {
    summary = text;
    heads = List.of(new Notice.Head(1, Verb.APPROVE, text,
        List.of(new Notice.Decided(Authority.DMPC, "4.8", "NOVEL", text))));
    conditions = List.of(new Condition(text, text, null));
    advisedBy = List.of(text);
    signedBy = text;
    paperReference = text;
    return this;
  }

  NoticeDraft complete() {
    paperReference = "PCD 1637";
    heads = List.of(
        new Notice.Head(1, Verb.APPROVE, "Approve the capital.",
            List.of(new Notice.Decided(Authority.DMPC, "4.8", "BUSINESS_CASE_500K", "It is £1,980,000."))),
        new Notice.Head(2, Verb.APPROVE, "Award it.",
            List.of(new Notice.Decided(Authority.COMMERCIAL_DIRECTOR, null, "AWARD", "A director awards."))),
        new Notice.Head(3, Verb.NOTE, "Note the plan.", List.of()));
    advisedBy = List.of("Investment Board", "Head of Legal");
    conditions = List.of(new Condition("Report the savings.", "Digital", LocalDate.of(2026, 12, 1)));
    return this;
  }

  Notice notice(String reference) {
    return new Notice(number, reference, paperReference, title, "Digital", signedOn, decidedBy, signedBy, "2019",
        summary, heads, advisedBy, conditions, SECTIONS, HASH);
  }
}
