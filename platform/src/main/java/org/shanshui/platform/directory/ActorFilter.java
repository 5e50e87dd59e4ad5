package org.shanshui.platform.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.shanshui.platform.access.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a request does, it does in the name of the one who signed in, as they stand now. */
final class ActorFilter extends OncePerRequestFilter {
  static final String STANDING = Standing.class.getName();

  private final People people;

  ActorFilter(People people) {
    this.people = people;
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
    if (standing.isEmpty()) {
      signOut(request, response);
      return;
    }
    if (person.byPassword()
        && standing.get().mustChangePassword()
        && !isAllowedBeforeChange(request.getRequestURI())) {
      if (Doorstep.isForPrograms(request)) {
        Doorstep.problem(
            response,
            HttpStatus.FORBIDDEN,
            "请先在 /password 修改初始口令。",
            "change the initial password first, at /password");
      } else {
        response.sendRedirect(request.getContextPath() + "/password");
      }
      return;
    }
    Actor.Scope acting = standing.get().actor().from(request.getRemoteAddr()).enter();
    try {
      chain.doFilter(request, response);
    } finally {
      acting.close();
    }
  }

  private Optional<Standing> standing(HttpServletRequest request, long personId) {
    if (request.getAttribute(STANDING) instanceof Standing known
        && known.actor().person() == personId) {
      return Optional.of(known);
    }
    Optional<Standing> standing = people.standing(personId);
    standing.ifPresent(known -> request.setAttribute(STANDING, known));
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
