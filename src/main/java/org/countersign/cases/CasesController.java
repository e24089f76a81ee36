package org.countersign.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Sort;
import org.countersign.casefile.UnknownCase;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.people.SecurityLog;
import org.countersign.people.WhoIsAsking;
import org.countersign.signing.HandoverDesk;
import org.countersign.signing.Refusal;
import org.countersign.signing.SignOff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /cases}: an originator's own cases and drafts, the search among those that a person may see, and the page of one case. */
@Controller
@RequestMapping("/cases")
class CasesController {

  private final CaseReading reading;
  private final CaseDesk desk;
  private final DraftDesk drafts;
  private final DraftSettings draftSettings;
  private final HandoverDesk handovers;
  private final BusinessCases cases;
  private final WhoIsAsking asking;
  private final SecurityLog securityLog;

  CasesController(CaseReading reading, CaseDesk desk, DraftDesk drafts, DraftSettings draftSettings, HandoverDesk handovers,
      BusinessCases cases, WhoIsAsking asking, SecurityLog securityLog) {
    this.reading = reading;
    this.desk = desk;
    this.drafts = drafts;
    this.draftSettings = draftSettings;
    this.handovers = handovers;
    this.cases = cases;
    this.asking = asking;
    this.securityLog = securityLog;
  }

  /**
   * A case as the list shows it.
   *
   * @param task the one that the reader is asked to answer; null if there is none
   * @param findings how many there are; null where it is not told
   */
  public record Entry(CaseReading.Summary summary, List<RouteDrawn.Station> route, CaseReading.Holder task, Integer findings) {}

  /** @param view mine or all; originators see their own first */
  @GetMapping
  ModelAndView list(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) Stage stage,
      @RequestParam(required = false) Sort sort, @RequestParam(defaultValue = "") String view, @RequestParam(defaultValue = "0") int page) {
    Person person = asking.person();
    boolean writes = person.isIn(Groups.ORIGINATORS) || person.isIn(Groups.COMMERCIAL);
    boolean mine = view.equals("mine") || view.isEmpty() && person.isIn(Groups.ORIGINATORS);
    CaseReading.Page found =
        reading.search(person, new CaseReading.Query(q, null, stage, mine ? "me" : null, sort), Math.max(0, page));
    return new ModelAndView("cases")
        .addObject("staff", true).addObject("words", new CasesWords())
        .addObject("mine", mine).addObject("writes", writes).addObject("starts", person.isIn(Groups.ORIGINATORS))
        .addObject("q", q).addObject("stage", stage).addObject("stages", Stage.values())
        .addObject("sort", sort == null ? Sort.NEWEST : sort)
        .addObject("view", mine ? "mine" : "all")
        .addObject("drafts", mine ? drafts.of(person) : List.of()).addObject("keptDays", draftSettings.days())
        .addObject("found", found)
        .addObject("entries", found.cases().stream().map(summary -> entryOf(summary, person, mine)).toList());
  }

  private Entry entryOf(CaseReading.Summary summary, Person person, boolean mine) {
    CaseReading.Holder task = summary.with().stream()
        .filter(holder -> holder.person() != null && holder.person().id().equals(person.id())).findFirst().orElse(null);
    boolean tell = mine && !summary.status().isFinal();
    return new Entry(summary, RouteDrawn.of(summary), task, tell ? findings(summary.reference()) : null);
  }

  /** One case whose record does not verify hides none of the others. */
  private Integer findings(String reference) {
    try {
      return reading.findings(reference);
    } catch (Refusal broken) {
      return null;
    }
  }

  @GetMapping("/{reference}")
  ModelAndView page(@PathVariable String reference) {
    Person person = asking.person();
    CaseReading.Summary summary = reading.summary(person, reference);
    BusinessCase businessCase = cases.get(reference);
    Entry entry = entryOf(summary, person, false);
    return new ModelAndView("case")
        .addObject("staff", true).addObject("words", new CasesWords()).addObject("person", person)
        .addObject("c", summary).addObject("entry", entry)
        .addObject("revises", entry.task() != null && entry.task().signOff() == SignOff.REVISE_CASE)
        .addObject("receivers", handovers.mayHandOver(person, businessCase) ? handovers.receivers(businessCase) : null);
  }

  @PostMapping("/{reference}/handover")
  String handOver(@PathVariable String reference, @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
    Person person = asking.person();
    try {
      desk.handOver(person, reference, to, reason);
      next.addFlashAttribute("done", reference + " is handed over. What is to be revised of it is theirs from now on.");
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_ALLOWED) {
        securityLog.refused(person.id(), "POST /cases/" + reference + "/handover", reference, refusal.getMessage());
      }
      next.addFlashAttribute("refusal", refusal.getMessage());
      next.addFlashAttribute("typedTo", to);
      next.addFlashAttribute("typedReason", reason);
    }
    return "redirect:/cases/{reference}";
  }

  @PostMapping("/drafts/{id}/deletion")
  String deleteDraft(@PathVariable String id, RedirectAttributes next) {
    try {
      drafts.delete(asking.person(), id);
      next.addFlashAttribute("done", "The draft is deleted.");
    } catch (Refusal refusal) {
      next.addFlashAttribute("refusal", refusal.getMessage());
    }
    return "redirect:/cases?view=mine";
  }

  @ExceptionHandler
  ModelAndView unknown(UnknownCase unknown) {
    return refused(unknown.getMessage(), HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler
  ModelAndView notPermitted(NotPermitted notPermitted, HttpServletRequest request) {
    securityLog.refused(request.getRemoteUser(), request.getMethod() + " " + request.getRequestURI(), null, notPermitted.getMessage());
    return refused(notPermitted.getMessage(), HttpStatus.FORBIDDEN);
  }

  private static ModelAndView refused(String why, HttpStatus status) {
    ModelAndView page = new ModelAndView("case").addObject("staff", true).addObject("refusal", why);
    page.setStatus(status);
    return page;
  }
}
