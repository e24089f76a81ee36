package org.countersign.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.RejectedCase;
import org.countersign.decisions.SignedNotice;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** {@code /register}: the register as pages, for everyone. */
@Controller
class RegisterController {

  private static final String NOTHING_HERE = "There is no published decision at this address.";

  private final Register register;
  private final RegisterFrame frame;

  RegisterController(Register register, RegisterFrame frame) {
    this.register = register;
    this.frame = frame;
  }

  @ModelAttribute
  void frame(Model model) {
    model.addAllAttributes(frame.model());
  }

  @GetMapping(Register.ADDRESS)
  ModelAndView list(@RequestParam Map<String, String> parameters) {
    RegisterQuery.Asked asked = RegisterQuery.read(parameters);
    List<Fault> faults = new ArrayList<>(asked.faults());
    if (faults.isEmpty()) {
      try {
        RegisterPage page = register.page(asked.query(), RegisterPage.Start.read(parameters));
        return page.exists() ? list(parameters, page, faults) : notFound("The register has no such page.");
      } catch (Faulty faulty) {
        faults.addAll(faulty.faults());
      }
    }
    ModelAndView corrected = list(parameters, null, faults);
    corrected.setStatus(HttpStatus.BAD_REQUEST);
    return corrected;
  }

  /** @param page null where what was asked is not understood */
  private ModelAndView list(Map<String, String> parameters, RegisterPage page, List<Fault> faults) {
    Map<String, Object> model = new HashMap<>(Map.of("asked", parameters, "faults", faults, "years", register.years(),
        "deciders", IssuedDecision.PUBLISHED.stream().sorted().toList(), "kinds", Kind.values(), "values", ValueRange.OFFERED));
    if (page != null) {
      model.put("register", page);
    }
    return new ModelAndView("register/list", model);
  }

  @GetMapping(Register.ADDRESS + "/")
  ModelAndView listBySlash() {
    return movedTo(Register.ADDRESS);
  }

  @GetMapping(Register.ADDRESS + "/{address}")
  ModelAndView entry(@PathVariable("address") String asked) {
    Optional<DecisionNumber> number = DecisionNumber.read(asked);
    String inAddress = number.map(DecisionNumber::inAddress).orElseGet(() -> asked.strip().toUpperCase(Locale.ROOT));
    Optional<ModelAndView> page = number.isPresent() ? decision(number.get()) : rejected(inAddress);
    if (page.isPresent() && !asked.equals(inAddress)) {
      return movedTo(Register.ADDRESS + "/" + inAddress);
    }
    return page.orElseGet(() -> notFound(NOTHING_HERE));
  }

  private Optional<ModelAndView> decision(DecisionNumber number) {
    return register.published(number).map(p -> new ModelAndView("register/decision", Map.of("decision", p, "notice", p.notice())))
        .or(() -> register.imported(number).map(i -> new ModelAndView("register/imported", Map.of("imported", i, "decision", i.past()))))
        .or(() -> register.deferred(number).map(d -> new ModelAndView("register/deferred", Map.of("deferred", d))));
  }

  private Optional<ModelAndView> rejected(String reference) {
    Optional<RejectedCase> rejected = register.rejected(reference);
    return rejected.map(r -> new ModelAndView("register/rejected", Map.of("rejected", r)));
  }

  /** The signed notice, as it was made. */
  @GetMapping(Register.ADDRESS + "/{number}.pdf")
  Object notice(@PathVariable("number") String asked) {
    Optional<DecisionNumber> read = DecisionNumber.read(asked);
    Optional<Published> published = read.flatMap(register::published);
    if (published.isEmpty()) {
      return notFound(read.flatMap(register::imported).isEmpty() ? NOTHING_HERE
          : "There is no signed notice of " + read.get() + ": it was taken over from the register of before.");
    }
    DecisionNumber number = published.get().number();
    SignedNotice signed = published.get().signed();
    if (signed == null) {
      return notFound("There is no signed notice of " + number + " yet. The decision is published, on the register’s page.");
    }
    if (!asked.equals(number.inAddress())) {
      return movedTo(published.get().noticeAddress());
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).eTag("\"" + signed.sha256() + "\"")
        .cacheControl(CacheControl.noCache().cachePublic())
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(number.inAddress() + ".pdf").build().toString())
        .body(register.bytesOf(signed));
  }

  private static ModelAndView notFound(String because) {
    return new ModelAndView("register/not-found", Map.of("because", because), HttpStatus.NOT_FOUND);
  }

  private static ModelAndView movedTo(String address) {
    RedirectView moved = new RedirectView(address, true);
    moved.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
    moved.setExposeModelAttributes(false);
    return new ModelAndView(moved);
  }
}
