package org.countersign.register;

import java.time.LocalDate;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** {@code /register/forward-plan}: the papers that are announced, for everyone. */
@Controller
class ForwardPlanController {

  private final ForwardPlan plan;
  private final RegisterFrame frame;

  ForwardPlanController(ForwardPlan plan, RegisterFrame frame) {
    this.plan = plan;
    this.frame = frame;
  }

  @GetMapping(ForwardPlan.ADDRESS)
  ModelAndView page() {
    return new ModelAndView("register/forward-plan", frame.model()).addObject("announced", plan.all());
  }

  record Feed(List<Announced> announced) {}

  /** @param decidedAs and the rest that is not known yet are left out */
  record Announced(LocalDate due, String what, String announcedIn, String title, ForwardPlan.State state, LocalDate cameOn, String decidedAs) {

    private static Announced of(ForwardPlan.Announced one) {
      return new Announced(one.due(), one.what(), one.announcedIn().toString(), one.title(), one.state(), one.cameOn(),
          one.decidedAs() == null ? null : one.decidedAs().toString());
    }
  }

  @GetMapping(path = ForwardPlan.ADDRESS + ".json", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Feed feed() {
    return new Feed(plan.all().stream().map(Announced::of).toList());
  }
}
