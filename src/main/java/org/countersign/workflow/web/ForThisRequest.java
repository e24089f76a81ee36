package org.countersign.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A request in which Camunda's applications remember the person until it ends, and not in the session: whom they remember follows
 * from the sign-in, and no class of theirs is stored where other nodes and later releases read it.
 */
class ForThisRequest extends HttpServletRequestWrapper {

  /** Where Camunda's applications remember whom they serve. */
  private static final String REMEMBERED = "authenticatedUser";

  private Object remembered;

  ForThisRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public HttpSession getSession() {
    return forgetful(super.getSession());
  }

  @Override
  public HttpSession getSession(boolean create) {
    HttpSession session = super.getSession(create);
    return session == null ? null : forgetful(session);
  }

  private HttpSession forgetful(HttpSession session) {
    return (HttpSession) Proxy.newProxyInstance(HttpSession.class.getClassLoader(), new Class<?>[] {HttpSession.class},
        (proxy, method, arguments) -> {
          boolean ofThisRequest = arguments != null && REMEMBERED.equals(arguments[0]);
          try {
            return ofThisRequest ? remember(method.getName(), arguments) : method.invoke(session, arguments);
          } catch (InvocationTargetException failure) {
            throw failure.getCause();
          }
        });
  }

  private Object remember(String method, Object[] arguments) {
    switch (method) {
      case "setAttribute" -> remembered = arguments[1];
      case "removeAttribute" -> remembered = null;
      default -> {
        return remembered;
      }
    }
    return null;
  }
}
