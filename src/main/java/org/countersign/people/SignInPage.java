package org.countersign.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The one sign-in, and the way from the front door. */
@Controller
class SignInPage {

  private final Landing landing;

  SignInPage(Landing landing) {
    this.landing = landing;
  }

  @GetMapping("/sign-in")
  String page() {
    return "sign-in";
  }

  @GetMapping("/")
  void frontDoor(Authentication authentication, HttpServletResponse response) throws IOException {
    landing.send(authentication, response);
  }
}
