package org.countersign.register;

import java.util.Map;
import java.util.Optional;
import org.countersign.decisions.DecisionNumber;
import org.springframework.http.HttpStatus;
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
      return notFound("There is no published decision at this address.");
    }
    if (!asked.equals(number.get().inAddress())) {
      return movedTo(published.map(Published::address).orElseGet(() -> deferred.get().address()));
    }
    return published
        .map(p -> view("decision", Map.of("decision", p, "notice", p.notice(), "contact", settings.contact())))
        .orElseGet(() -> view("deferred", Map.of("deferred", deferred.get())));
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
