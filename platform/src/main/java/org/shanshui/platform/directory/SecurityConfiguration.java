package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.AccessRecord;
import org.shanshui.platform.access.AccessRecord.Kind;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.access.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The front door. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String COOKIE = "shanshui";
  private static final int LONGEST_DEVICE = 300;

  /** No inline script or style: what a document or a report says can never run. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self';"
          + " frame-ancestors 'none'; form-action 'self'";

  private static final String PERMISSIONS =
      "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)";

  @Bean
  PasswordEncoder passwordEncoder(Environment settings) {
    return settings.containsProperty("shanshui.sample") ? Hashing.light() : Hashing.strong();
  }

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http,
      OidcDoor oidcDoor,
      OidcProvider provider,
      OidcSettings oidc,
      People people,
      AccessRecord record,
      Sessions sessions,
      Tokens tokens,
      Passkeys passkeys,
      AccountSettings settings,
      Clock clock)
      throws Exception {
    Doorstep doorstep = new Doorstep();
    AuthenticationFailureHandler turnedAway =
        (request, response, reason) -> refused(request, response, reason, record);
    LogoutHandler farewell =
        (request, response, leaving) -> {
          if (leaving != null) {
            record.atTheDoor(Kind.SIGNED_OUT, leaving.getName(), request.getRemoteAddr());
          }
        };
    Welcome welcome = new Welcome(record, people, sessions, settings, clock);
    IpAddressMatcher thisMachine4 = new IpAddressMatcher("127.0.0.0/8");
    IpAddressMatcher thisMachine6 = new IpAddressMatcher("::1");
    http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/login", "/login/oidc", "/error", "/assets/**", "/webjars/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, PasskeyDoor.PATH)
                    .permitAll()
                    .requestMatchers("/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .access(
                        (authentication, context) ->
                            new AuthorizationDecision(
                                thisMachine4.matches(context.getRequest())
                                    || thisMachine6.matches(context.getRequest())))
                    .anyRequest()
                    .authenticated())
        // PasswordDoor is found by itself, being the one provider; named here too it would be
        // asked,
        // and would count a wrong password, twice.
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .exceptionHandling(
            faults -> faults.authenticationEntryPoint(doorstep).accessDeniedHandler(doorstep))
        .formLogin(
            login -> login.loginPage("/login").successHandler(welcome).failureHandler(turnedAway))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(policy(oidc)))
                    .permissionsPolicyHeader(p -> p.policy(PERMISSIONS))
                    .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
        .csrf(csrf -> csrf.ignoringRequestMatchers(TokenDoor::comesByToken))
        .addFilterBefore(new Threshold(), CsrfFilter.class)
        .addFilterBefore(new TokenDoor(tokens), Threshold.class)
        .addFilterAfter(
            new ActorFilter(people, settings, passkeys, clock), AuthorizationFilter.class);
    if (passkeys.isOn()) {
      http.with(new PasskeySignIn(passkeys, welcome, turnedAway), Customizer.withDefaults());
    }
    if (oidc.isOn()) {
      OidcClientInitiatedLogoutSuccessHandler goodbye =
          new OidcClientInitiatedLogoutSuccessHandler(provider);
      goodbye.setPostLogoutRedirectUri(provider.base() + "/login?bye");
      goodbye.setDefaultTargetUrl("/login?bye");
      http.logout(
              logout ->
                  logout
                      .addLogoutHandler(farewell)
                      .logoutSuccessHandler(goodbye)
                      .deleteCookies(COOKIE))
          .oauth2Login(
              login ->
                  login
                      .loginPage("/login")
                      .clientRegistrationRepository(provider)
                      .authorizedClientRepository(new NoTokensKept())
                      .userInfoEndpoint(user -> user.oidcUserService(oidcDoor))
                      .successHandler(welcome)
                      .failureHandler(turnedAway));
    } else {
      http.logout(
          logout ->
              logout
                  .addLogoutHandler(farewell)
                  .logoutSuccessUrl("/login?bye")
                  .deleteCookies(COOKIE));
    }
    return http.build();
  }

  /**
   * Browsers apply form-action to where a form's answer leads, too: signing out leads to the
   * provider.
   */
  private static String policy(OidcSettings oidc) {
    if (!oidc.isOn()) {
      return CONTENT_SECURITY_POLICY;
    }
    URI issuer = URI.create(oidc.issuer());
    return CONTENT_SECURITY_POLICY + " " + issuer.getScheme() + "://" + issuer.getRawAuthority();
  }

  /** After signing in one comes to the page one asked for; not to a part of one, nor to data. */
  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request -> {
          String accept = request.getHeader(HttpHeaders.ACCEPT);
          return HttpMethod.GET.matches(request.getMethod())
              && request.getHeader("HX-Request") == null
              && !Doorstep.isForPrograms(request)
              && accept != null
              && accept.contains("text/html");
        });
    return cache;
  }

  private static void refused(
      HttpServletRequest request,
      HttpServletResponse response,
      AuthenticationException reason,
      AccessRecord record)
      throws IOException {
    Authentication claimed = reason.getAuthenticationRequest();
    String login = claimed == null ? request.getParameter("username") : claimed.getName();
    record.atTheDoor(
        reason instanceof LockedUntil ? Kind.LOCKED : Kind.REFUSED,
        reason instanceof OAuth2AuthenticationException ? "" : login,
        request.getRemoteAddr());
    String why;
    if (reason instanceof LockedUntil locked) {
      why = "locked=" + locked.minutes();
    } else if (reason instanceof OAuth2AuthenticationException oidc) {
      String code = oidc.getError().getErrorCode();
      why =
          "oidc="
              + (code.equals(OidcDoor.UNKNOWN) || code.equals(OidcDoor.INACTIVE) ? code : "failed");
    } else {
      why = request.getRequestURI().endsWith(PasskeyDoor.PATH) ? "passkey" : "error";
    }
    response.sendRedirect(request.getContextPath() + "/login?" + why);
  }

  /** The door of passkeys, which keeps sessions as the other doors do. */
  private static final class PasskeySignIn
      extends AbstractHttpConfigurer<PasskeySignIn, HttpSecurity> {
    private final PasskeyDoor door;

    PasskeySignIn(Passkeys passkeys, Welcome welcome, AuthenticationFailureHandler turnedAway) {
      door = new PasskeyDoor(passkeys);
      door.setAuthenticationSuccessHandler(welcome);
      door.setAuthenticationFailureHandler(turnedAway);
    }

    @Override
    public void configure(HttpSecurity http) {
      door.setSessionAuthenticationStrategy(
          Objects.requireNonNull(http.getSharedObject(SessionAuthenticationStrategy.class)));
      door.setSecurityContextRepository(
          Objects.requireNonNull(http.getSharedObject(SecurityContextRepository.class)));
      http.addFilterBefore(door, UsernamePasswordAuthenticationFilter.class);
    }
  }

  /** Notes which device this is, for the list of one's devices. */
  private static final class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {
    private final AccessRecord record;
    private final People people;
    private final Sessions sessions;
    private final AccountSettings settings;
    private final Clock clock;

    Welcome(
        AccessRecord record,
        People people,
        Sessions sessions,
        AccountSettings settings,
        Clock clock) {
      this.record = record;
      this.people = people;
      this.sessions = sessions;
      this.settings = settings;
      this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
        HttpServletRequest request, HttpServletResponse response, Authentication authentication)
        throws IOException, jakarta.servlet.ServletException {
      HttpSession session = request.getSession();
      String device = request.getHeader(HttpHeaders.USER_AGENT);
      session.setAttribute(
          Sessions.DEVICE,
          device == null ? "" : device.substring(0, Math.min(device.length(), LONGEST_DEVICE)));
      session.setAttribute(Sessions.ADDRESS, request.getRemoteAddr());
      session.setAttribute(Sessions.SINCE, clock.instant());
      if (authentication.getPrincipal() instanceof SignedIn person) {
        people.standing(person.personId()).ifPresent(standing -> settle(session, standing));
      }
      record.atTheDoor(Kind.SIGNED_IN, authentication.getName(), request.getRemoteAddr());
      super.onAuthenticationSuccess(request, response, authentication);
    }

    /** So many devices, and for so long, as the roles may have. */
    private void settle(HttpSession session, Standing standing) {
      Set<Role> roles = standing.actor().roles();
      sessions.makeRoom(standing.actor().login(), settings.devicesOf(roles));
      Duration idle = settings.administratorIdle();
      if (Administrators.areAdministrators(roles)
          && session.getMaxInactiveInterval() > idle.toSeconds()) {
        session.setMaxInactiveInterval((int) idle.toSeconds());
      }
    }
  }

  /** The provider's access tokens are of no use here, so they are not kept. */
  private static final class NoTokensKept implements OAuth2AuthorizedClientRepository {
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String id, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String id,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
