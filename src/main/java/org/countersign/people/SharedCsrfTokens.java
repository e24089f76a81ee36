package org.countersign.people;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * One token for our pages, our API and Camunda's applications: in the session attribute where Camunda's own
 * filter looks for it, and in a cookie that scripts read and send back as a header.
 */
class SharedCsrfTokens implements CsrfTokenRepository {

  private static final String ATTRIBUTE = "CAMUNDA_CSRF_TOKEN";
  private static final String COOKIE = "XSRF-TOKEN";
  private static final String HEADER = "X-XSRF-TOKEN";
  private static final String PARAMETER = "_csrf";

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return tokenOf(UUID.randomUUID().toString());
  }

  @Override
  public CsrfToken loadToken(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object value = session == null ? null : session.getAttribute(ATTRIBUTE);
    return value == null ? null : tokenOf(value.toString());
  }

  @Override
  public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token == null) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.removeAttribute(ATTRIBUTE);
      }
      return;
    }
    request.getSession().setAttribute(ATTRIBUTE, token.getToken());
    Cookie cookie = new Cookie(COOKIE, token.getToken());
    cookie.setPath("/");
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  private static CsrfToken tokenOf(String value) {
    return new DefaultCsrfToken(HEADER, PARAMETER, value);
  }
}
