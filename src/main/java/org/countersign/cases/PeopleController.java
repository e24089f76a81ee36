package org.countersign.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.countersign.people.Affiliation;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.people.SecurityLog;
import org.countersign.people.WhoIsAsking;
import org.countersign.signing.Confirmations;
import org.countersign.signing.Confirmations.Wish;
import org.countersign.signing.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /people}: the secretariat's page of what waits and who is confirmed. */
@Controller
class PeopleController {

  private static final List<Affiliation> AFFILIATIONS =
      Arrays.stream(Affiliation.values()).filter(affiliation -> affiliation != Affiliation.UNKNOWN).toList();

  private final Confirmations confirmations;
  private final WhoIsAsking asking;
  private final SecurityLog securityLog;

  PeopleController(Confirmations confirmations, WhoIsAsking asking, SecurityLog securityLog) {
    this.confirmations = confirmations;
    this.asking = asking;
    this.securityLog = securityLog;
  }

  @GetMapping("/people")
  ModelAndView page() {
    Person reader = asking.person();
    try {
      return new ModelAndView("people", Map.of("staff", true, "waiting", confirmations.waiting(reader), "confirmed", confirmations.confirmed(reader),
          "affiliations", AFFILIATIONS, "reader", reader, "words", new PeopleWords(),
          "decides", reader.isIn(Groups.SECRETARIAT) && !reader.runsTheEngine()));
    } catch (Refusal refusal) {
      securityLog.refused(reader.id(), "GET /people", null, refusal.getMessage());
      return new ModelAndView("people", Map.of("staff", true, "refusal", refusal.getMessage()), HttpStatus.FORBIDDEN);
    }
  }

  /** What a form of the page sends: one wish, and what is said to it. */
  record Answer(String kind, String person, String group, String affiliation, String askedAt, String answer) {}

  @PostMapping("/people")
  String answer(@ModelAttribute Answer answer, RedirectAttributes next) {
    Person by = asking.person();
    try {
      Wish wish = ConfirmationController.wish(answer.kind(), answer.person(), answer.group());
      boolean refuses = "REFUSE".equals(answer.answer());
      if (refuses) {
        confirmations.refuse(by, wish);
      } else {
        // Not what came meanwhile, but what the page showed.
        confirmations.confirm(by, wish, ConfirmationController.word(Affiliation.class, "affiliation", answer.affiliation()),
            answer.askedAt() == null || answer.askedAt().isBlank() ? null : answer.askedAt());
      }
      next.addFlashAttribute("done", new PeopleWords().done(wish, refuses));
    } catch (Refusal refusal) {
      securityLog.refused(by.id(), "POST /people", null, refusal.getMessage());
      next.addFlashAttribute("refusal", refusal.getMessage());
    }
    return "redirect:/people";
  }
}
