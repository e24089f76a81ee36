package org.countersign.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.casefile.London;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.people.WhoIsAsking;
import org.countersign.scheme.Instrument;
import org.countersign.scheme.RuleNames;
import org.countersign.signing.AbsenceDesk;
import org.countersign.signing.InstrumentDesk;
import org.countersign.signing.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /desk}: what a person does outside their tasks. Questions to them, signatures that can still be taken back, papers that were
 * announced, absences and, for the DMPC, instruments of delegation.
 */
@Controller
@RequestMapping("/desk")
class DeskController {

  private static final String BACK = "redirect:/desk";

  private final CaseReading reading;
  private final CaseDesk cases;
  private final Questions questions;
  private final GateDesk gates;
  private final AbsenceDesk absences;
  private final InstrumentDesk instruments;
  private final RuleNames rules;
  private final Directory directory;
  private final WhoIsAsking asking;

  DeskController(CaseReading reading, CaseDesk cases, Questions questions, GateDesk gates, AbsenceDesk absences, InstrumentDesk instruments,
      RuleNames rules, Directory directory, WhoIsAsking asking) {
    this.reading = reading;
    this.cases = cases;
    this.questions = questions;
    this.gates = gates;
    this.absences = absences;
    this.instruments = instruments;
    this.rules = rules;
    this.directory = directory;
    this.asking = asking;
  }

  @GetMapping
  ModelAndView page() {
    Person person = asking.person();
    Set<String> passedOn = new TreeSet<>(rules.all());
    passedOn.remove(Instrument.ONWARD_RULE);
    return new ModelAndView("desk")
        .addObject("staff", true)
        .addObject("person", person)
        .addObject("words", new DeskWords(directory))
        .addObject("questions", questions.waitingFor(person))
        .addObject("signed", reading.takeableBackBy(person))
        .addObject("absences", absences.readableBy(person).stream().filter(a -> a.endedAt() == null).toList())
        .addObject("secretary", person.isIn(Groups.SECRETARIAT))
        .addObject("gates", gates.inView(person))
        .addObject("giver", person.isIn(Groups.DMPC) && !person.runsTheEngine())
        .addObject("instruments", instruments.mayRead(person) ? instruments.readableBy(person) : List.of())
        .addObject("kinds", List.of(Kind.values()).stream().filter(kind -> kind != Instrument.ONWARD_KIND).toList())
        .addObject("rules", passedOn);
  }

  @PostMapping("/signatures/{reference}/{entry}/withdrawal")
  String takeBack(@PathVariable String reference, @PathVariable int entry, @RequestParam String reason, RedirectAttributes said) {
    cases.takeBack(asking.person(), reference, entry, reason);
    return done(said, "Your signature on " + reference + " is taken back. You are asked for it anew in Tasklist.");
  }

  @PostMapping("/questions/{reference}/{number}/answer")
  String answer(@PathVariable String reference, @PathVariable int number, @RequestParam String text, RedirectAttributes said) {
    questions.answer(asking.person(), reference, number, text);
    return done(said, "Your answer on " + reference + " is given.");
  }

  @PostMapping("/gates/{reference}/{number}/paper")
  String meet(@PathVariable String reference, @PathVariable int number, @RequestParam String by, RedirectAttributes said) {
    gates.meet(asking.person(), reference, number, by);
    return done(said, "It is taken down that " + by.strip() + " is the paper that " + reference + " announced.");
  }

  @PostMapping("/absences")
  String enterAbsence(@RequestParam(defaultValue = "") String person, @RequestParam String from, @RequestParam String until,
      @RequestParam(defaultValue = "") String substitute, RedirectAttributes said) {
    Person asker = asking.person();
    absences.enter(asker, person.isBlank() ? asker.id() : person.strip(), dayOf(from), dayOf(until), nullIfBlank(substitute));
    return done(said, "The absence is recorded.");
  }

  @PostMapping("/absences/{number}/end")
  String endAbsence(@PathVariable int number, RedirectAttributes said) {
    absences.end(asking.person(), number);
    return done(said, "The absence is ended.");
  }

  @PostMapping("/instruments")
  String makeInstrument(@RequestParam String holder, @RequestParam(defaultValue = "") String fallback,
      @RequestParam(defaultValue = "") Set<String> rule, @RequestParam(defaultValue = "") Set<Kind> kind, @RequestParam String ceiling,
      @RequestParam String from, @RequestParam String until, @RequestParam String reason, RedirectAttributes said) {
    Instrument made = instruments.make(asking.person(), new InstrumentDesk.Wish(nullIfBlank(holder), nullIfBlank(fallback), rule, kind,
        poundsOf(ceiling), dayOf(from), dayOf(until), reason));
    return done(said, "Instrument " + made.number() + " is made. It ends by itself after " + London.inWords(made.until()) + ".");
  }

  @PostMapping("/instruments/{number}/end")
  String endInstrument(@PathVariable int number, RedirectAttributes said) {
    instruments.end(asking.person(), number);
    return done(said, "Instrument " + number + " is ended.");
  }

  /** Whoever was refused reads why above the page that they came from; nothing was changed. */
  @ExceptionHandler
  String refused(Refusal refusal, HttpServletRequest request, RedirectAttributes said) {
    return refused(List.of(refusal.getMessage()), request, said);
  }

  @ExceptionHandler
  String refused(Faulty faulty, HttpServletRequest request, RedirectAttributes said) {
    return refused(faulty.faults().stream().map(Fault::detail).toList(), request, said);
  }

  /** What was typed is not lost: the form stands open and filled. */
  private static String refused(List<String> faults, HttpServletRequest request, RedirectAttributes said) {
    Map<String, List<String>> typed = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
    said.addFlashAttribute("faults", faults);
    said.addFlashAttribute("typed", typed);
    return BACK;
  }

  private static String done(RedirectAttributes said, String message) {
    said.addFlashAttribute("done", message);
    return BACK;
  }

  private static String nullIfBlank(String text) {
    return text.isBlank() ? null : text.strip();
  }

  /** Null where it is no day: the desk then asks for one. */
  private static LocalDate dayOf(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** "£2,000,000" as well as "2000000"; null where it is no amount. */
  private static BigDecimal poundsOf(String text) {
    try {
      return new BigDecimal(text.replaceAll("[£,\\s]", ""));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
