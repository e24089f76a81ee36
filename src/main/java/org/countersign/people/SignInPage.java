package org.countersign.people;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The one sign-in. */
@Controller
class SignInPage {

  @GetMapping("/sign-in")
  String page() {
    return "sign-in";
  }
}
