package org.shanshui.platform.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.shanshui.platform.access.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a request does, it does in the name of the one who signed in, as they stand now. */
final class ActorFilter extends OncePerRequestFilter {
  static final String STANDING = Standing.class.getName();

  /** Set in a session whose second factor was shown. */
  static final String SECOND = "shanshui.second";

  private final People people;
  private final AccountSettings settings;
  private final Passkeys passkeys;
  private final Clock clock;

  ActorFilter(People people, AccountSettings settings, Passkeys passkeys, Clock clock) {
    this.people = people;
    this.settings = settings;
    this.passkeys = passkeys;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Standing> standing = standing(request, person.personId());
    if (standing.isEmpty() || hasLasted(request)) {
      signOut(request, response);
      return;
    }
    String path = request.getRequestURI();
    boolean mustHaveSecond = settings.asksSecondFactorOf(standing.get().actor().roles());
    // Whoever learns a password must not take on a second factor of their own where there is one.
    boolean hasPasskey = standing.get().passkey() && passkeys.isOn();
    if (person.byPassword()
        && (standing.get().secondFactor() || mustHaveSecond && hasPasskey)
        && !hasShownSecond(request)
        && !isAllowedBeforeSecond(path)) {
      send(
          request,
          response,
          SecondFactorPages.DOOR,
          "请先在 %s 完成第二步验证。",
          "show the second factor first, at %s");
      return;
    }
    if (person.byPassword()
        && standing.get().mustChangePassword()
        && !isAllowedBeforeChange(path)) {
      send(
          request,
          response,
          "/password",
          "请先在 %s 修改初始或过期的口令。",
          "change the initial or outdated password first, at %s");
      return;
    }
    if (person.byPassword()
        && !standing.get().secondFactor()
        && !hasPasskey
        && mustHaveSecond
        && !isAllowedBeforeChange(path)
        && !path.startsWith(SecondFactorPages.HOME)
        && !path.startsWith(PasskeyPages.HOME)) {
      send(
          request,
          response,
          SecondFactorPages.HOME,
          "请先在 %s 启用双因素认证。",
          "set up a second factor first, at %s");
      return;
    }
    Actor.Scope acting = standing.get().actor().from(request.getRemoteAddr()).enter();
    try {
      chain.doFilter(request, response);
    } finally {
      acting.close();
    }
  }

  private static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      String where,
      String chinese,
      String english)
      throws IOException {
    if (Doorstep.isForPrograms(request)) {
      Doorstep.problem(
          response, HttpStatus.FORBIDDEN, chinese.formatted(where), english.formatted(where));
    } else {
      response.sendRedirect(request.getContextPath() + where);
    }
  }

  /** Used or not, a session ends some day. */
  private boolean hasLasted(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
        && session.getAttribute(Sessions.SINCE) instanceof Instant since
        && since.plus(settings.sessionLife()).isBefore(clock.instant());
  }

  private static boolean hasShownSecond(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(SECOND) != null;
  }

  private static boolean isAllowedBeforeSecond(String path) {
    return path.equals(SecondFactorPages.DOOR)
        || path.equals(PasskeyDoor.PATH)
        || path.equals("/logout")
        || path.startsWith("/error");
  }

  private Optional<Standing> standing(HttpServletRequest request, long personId) {
    if (request.getAttribute(STANDING) instanceof Standing known
        && known.actor().person() == personId) {
      return Optional.of(known);
    }
    Optional<Standing> standing = people.standing(personId);
    standing.ifPresent(
        known -> {
          request.setAttribute(STANDING, known);
          // Whose desk every page is seen from, pages of faults too.
          request.setAttribute("place", known.place());
          request.setAttribute("office", known.office());
        });
    return standing;
  }

  private static void signOut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    Doorstep.turnAway(request, response);
  }

  private static boolean isAllowedBeforeChange(String path) {
    return path.equals("/password") || path.equals("/logout") || path.startsWith("/error");
  }

  /** What everyone may have needs no name. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/webjars/") || path.startsWith("/assets/");
  }

  /** Error pages and the rest of an asynchronous answer are the same person's. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
