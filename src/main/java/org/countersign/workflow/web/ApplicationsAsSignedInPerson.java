package org.countersign.workflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.countersign.people.Directory;

/**
 * Gives Camunda's applications the signed-in person, with the groups of this moment: whoever joins or leaves one need not sign in
 * again, and leaves nothing behind.
 */
class ApplicationsAsSignedInPerson extends ContainerBasedAuthenticationFilter {

  private final Directory directory;

  ApplicationsAsSignedInPerson(Directory directory) {
    this.directory = directory;
  }

  @Override
  public void init(FilterConfig filterConfig) {
    authenticationProvider = new SignedInPerson(directory);
  }

  /** Whatever asks for data has the person: nothing is remembered from the page that was opened before. */
  @Override
  protected String extractEngineName(HttpServletRequest request) {
    String named = super.extractEngineName(request);
    String path = request.getRequestURI();
    boolean data = path.contains("/camunda/api/") && !API_STATIC_PLUGIN_PATTERN.matcher(path).find();
    return named == null && data ? ProcessEngines.NAME_DEFAULT : named;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    super.doFilter(new ForThisRequest((HttpServletRequest) request), response, chain);
  }
}
