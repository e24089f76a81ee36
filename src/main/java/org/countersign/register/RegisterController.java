package org.countersign.register;

import java.util.Map;
import java.util.Optional;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.SignedNotice;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** {@code /register}: the register as pages, for everyone. */
@Controller
class RegisterController {

  private static final Words WORDS = new Words();
  private static final String NOTHING_HERE = "There is no published decision at this address.";

  private final Register register;
  private final RegisterSettings settings;

  RegisterController(Register register, RegisterSettings settings) {
    this.register = register;
    this.settings = settings;
  }

  @GetMapping(Register.ADDRESS)
  ModelAndView list(@RequestParam(defaultValue = "0") String page) {
    RegisterPage asked = register.page(page);
    return asked.exists() ? view("list", Map.of("register", asked)) : notFound("The register has no such page.");
  }

  @GetMapping(Register.ADDRESS + "/")
  ModelAndView listBySlash() {
    return movedTo(Register.ADDRESS);
  }

  @GetMapping(Register.ADDRESS + "/{number}")
  ModelAndView decision(@PathVariable("number") String asked) {
    Optional<DecisionNumber> number = DecisionNumber.read(asked);
    Optional<Published> published = number.flatMap(register::published);
    Optional<Deferred> deferred = number.flatMap(register::deferred);
    if (published.isEmpty() && deferred.isEmpty()) {
      return notFound(NOTHING_HERE);
    }
    if (!asked.equals(number.get().inAddress())) {
      return movedTo(published.map(Published::address).orElseGet(() -> deferred.get().address()));
    }
    return published
        .map(p -> view("decision", Map.of("decision", p, "notice", p.notice(), "contact", settings.contact())))
        .orElseGet(() -> view("deferred", Map.of("deferred", deferred.get())));
  }

  /** The signed notice, as it was made. */
  @GetMapping(Register.ADDRESS + "/{number}.pdf")
  Object notice(@PathVariable("number") String asked) {
    Optional<Published> published = DecisionNumber.read(asked).flatMap(register::published);
    if (published.isEmpty()) {
      return notFound(NOTHING_HERE);
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

  private static ModelAndView view(String name, Map<String, ?> model) {
    return new ModelAndView("register/" + name, model).addObject("words", WORDS);
  }

  private static ModelAndView notFound(String because) {
    return new ModelAndView("register/not-found", Map.of("because", because), HttpStatus.NOT_FOUND);
  }

  private static ModelAndView movedTo(String address) {
    RedirectView moved = new RedirectView(address, true);
    moved.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
    return new ModelAndView(moved);
  }
}
