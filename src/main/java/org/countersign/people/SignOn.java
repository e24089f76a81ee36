package org.countersign.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.AbstractUserDetailsAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Spring Security before every path: HTTP Basic for programs, one sign-in for people; what is not
 * listed is denied.
 */
@Configuration
class SignOn {

  /** Of our own pages; Camunda's applications bring their own. */
  private static final String POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Set<String> REGISTER_AS_DATA = Set.of("/register.json", "/register.csv", "/register.atom");

  /** Programs: nothing is kept between two requests. */
  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, ProblemResponses problems) throws Exception {
    RequestMatcher basicOnApi = request -> isApi(request) && carriesBasic(request);
    RequestMatcher engineRest = request -> pathOf(request).startsWith("/engine-rest");
    return http
        .securityMatcher(request -> basicOnApi.matches(request) || engineRest.matches(request))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .httpBasic(basic -> basic.authenticationEntryPoint(problems.withChallenge()))
        .exceptionHandling(handling -> handling.accessDeniedHandler(problems))
        .build();
  }

  /** The register and what its pages are made of: whoever reads it is given no session and no cookie. */
  @Bean
  @Order(2)
  SecurityFilterChain everybody(HttpSecurity http) throws Exception {
    return http
        .securityMatcher(SignOn::readsTheRegister)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
        .build();
  }

  /** People: one sign-in for Tasklist, Cockpit, Admin and our own pages. */
  @Bean
  @Order(3)
  SecurityFilterChain people(HttpSecurity http, ProblemResponses problems, Landing landing, Admission admission)
      throws Exception {
    HttpSessionRequestCache pagesOnly = new HttpSessionRequestCache();
    pagesOnly.setRequestMatcher(SignOn::asksForPage);
    CsrfTokenRequestAttributeHandler plainToken = new CsrfTokenRequestAttributeHandler();
    plainToken.setCsrfRequestAttributeName(null);
    RequestMatcher data = request -> isApi(request) || pathOf(request).startsWith("/camunda/api/");
    return http
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(HttpMethod.GET, "/", "/sign-in", "/favicon.ico", "/error", "/actuator/health").permitAll()
            .requestMatchers(HttpMethod.POST, "/sign-in").permitAll()
            // The one sign-in is ours: Camunda's own would let a session become somebody else's.
            .requestMatchers("/camunda/api/admin/auth/user/*/login/*", "/camunda/api/admin/setup/**").denyAll()
            .requestMatchers("/api/**", "/camunda/**", "/cases", "/cases/**", "/desk", "/desk/**", "/people", "/people/**", "/sign-out").authenticated()
            .anyRequest().denyAll())
        .requestCache(cache -> cache.requestCache(pagesOnly))
        .csrf(csrf -> csrf.csrfTokenRepository(new SharedCsrfTokens()).csrfTokenRequestHandler(plainToken))
        .addFilterBefore(new EndedAdmission(admission), CsrfFilter.class)
        .formLogin(form -> form.loginPage("/sign-in").successHandler(landing.afterSignIn(pagesOnly))
            .failureHandler(SignOn::backToSignIn))
        .logout(logout -> logout.logoutRequestMatcher(SignOn::signsOut).logoutSuccessUrl("/sign-in?signedOut"))
        .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(problems, data)
            .defaultAccessDeniedHandlerFor(problems, data))
        .headers(headers -> headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
            request -> !pathOf(request).startsWith("/camunda/"), new ContentSecurityPolicyHeaderWriter(POLICY))))
        .build();
  }

  @Bean
  RequestRejectedHandler impossibleAddresses(ProblemResponses problems) {
    return problems::reject;
  }

  private static String pathOf(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private static boolean readsTheRegister(HttpServletRequest request) {
    String path = pathOf(request);
    return Set.of("GET", "HEAD").contains(request.getMethod())
        && (path.equals("/register") || REGISTER_AS_DATA.contains(path) || path.startsWith("/register/") || path.startsWith("/assets/"));
  }

  private static boolean isApi(HttpServletRequest request) {
    return pathOf(request).equals("/api") || pathOf(request).startsWith("/api/");
  }

  private static boolean carriesBasic(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
  }

  /** Our own button, or the one in Camunda's applications. */
  private static boolean signsOut(HttpServletRequest request) {
    String path = pathOf(request);
    return "POST".equals(request.getMethod())
        && (path.equals("/sign-out") || path.matches("/camunda/api/admin/auth/user/[^/]+/logout"));
  }

  private static boolean asksForPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return "GET".equals(request.getMethod()) && accept != null && accept.contains("text/html");
  }

  /** Whoever knows the right password may be told why it does not let them in; nobody else learns anything. */
  private static void backToSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.sendRedirect(request.getContextPath() + (failure instanceof DisabledException ? "/sign-in?unconfirmed" : "/sign-in?error"));
  }

  @Bean
  AuthenticationProvider directoryAccounts(Directory directory, Admission admission) {
    return new AbstractUserDetailsAuthenticationProvider() {

      @Override
      protected void additionalAuthenticationChecks(UserDetails user, UsernamePasswordAuthenticationToken attempt) {
        // Checked in retrieveUser, together with the account's existence.
      }

      @Override
      protected UserDetails retrieveUser(String id, UsernamePasswordAuthenticationToken attempt) {
        String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        Person person = directory.find(id).filter(p -> directory.passwordMatches(p.id(), password))
            .orElseThrow(() -> admission.isLocked(id) ? new LockedException("Wrong passwords have closed the account for a while.")
                : new BadCredentialsException("No such name and password."));
        if (!admission.admits(person.id())) {
          throw new DisabledException("The secretariat has yet to confirm this account.");
        }
        return new User(person.id(), "", List.of());
      }
    };
  }
}
