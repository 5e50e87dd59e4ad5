package org.shanshui.platform.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.shanshui.platform.access.Actor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a request does, it does in the name of the one who signed in. */
final class ActorFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
      chain.doFilter(request, response);
      return;
    }
    if (person.mustChangePassword() && !isAllowedBeforeChange(request.getRequestURI())) {
      response.sendRedirect(request.getContextPath() + "/password");
      return;
    }
    Actor.Scope acting = person.actor().from(request.getRemoteAddr()).enter();
    try {
      chain.doFilter(request, response);
    } finally {
      acting.close();
    }
  }

  private static boolean isAllowedBeforeChange(String path) {
    return path.equals("/password")
        || path.equals("/logout")
        || path.startsWith("/webjars/")
        || path.matches("/[^/]+\\.(css|js|svg)")
        || path.startsWith("/error");
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
