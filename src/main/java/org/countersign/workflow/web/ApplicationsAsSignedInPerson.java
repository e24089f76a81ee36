package org.countersign.workflow.web;

import jakarta.servlet.FilterConfig;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.countersign.people.Directory;
import org.countersign.workflow.seam.ClearedGroups;

/**
 * Gives Camunda's applications the signed-in person. What they remember in the session holds only while the person's
 * groups are the same: whoever joins or leaves one need not sign in again, and leaves nothing behind.
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

  @Override
  protected boolean existisAuthentication(Authentications authentications, String engineName, String person) {
    return super.existisAuthentication(authentications, engineName, person)
        && authentications.getAuthenticationForProcessEngine(engineName) instanceof UserAuthentication known
        && directory.find(person).map(ClearedGroups::of).map(Set::copyOf).filter(Set.copyOf(known.getGroupIds())::equals).isPresent();
  }
}
