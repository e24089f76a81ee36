package org.countersign.people;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/** What a program is told that is not signed in or may not: RFC 9457 problem details. */
@Component
class ProblemResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ObjectMapper json;
  private final SecurityLog securityLog;

  ProblemResponses(ObjectMapper json, SecurityLog securityLog) {
    this.json = json;
    this.securityLog = securityLog;
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    answer(response, HttpStatus.UNAUTHORIZED, failure instanceof DisabledException ? failure.getMessage()
        : "Sign in first: nobody, or nobody by this name and password, is signed in.");
  }

  /** The same for clients that wait for a challenge before they send their password. */
  AuthenticationEntryPoint withChallenge() {
    return (request, response, failure) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Countersign\", charset=\"UTF-8\"");
      commence(request, response, failure);
    };
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (isNobody(person)) {
      commence(request, response, null);
      return;
    }
    String reason = "This is not open to you, or the request lacks the token of its session.";
    securityLog.refused(person.getName(), request.getMethod() + " " + request.getRequestURI(), null, reason);
    answer(response, HttpStatus.FORBIDDEN, reason);
  }

  /** What no page or call of ours has as its address, such as one with "//" or ".." in it. */
  void reject(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException {
    answer(response, HttpStatus.BAD_REQUEST, "There can be no such address.");
  }

  /** The token of a session is asked for before the sign-in: who has neither is told of the sign-in. */
  private static boolean isNobody(Authentication authentication) {
    return authentication == null || authentication instanceof AnonymousAuthenticationToken;
  }

  private void answer(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", detail);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
