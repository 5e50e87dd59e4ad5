package org.shanshui.platform.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who has not signed in is turned away before anything of what they send is read: to look for the
 * token in a form, files would be laid on the disk first. Only the sign-in itself is read, which
 * brings no files.
 */
final class Threshold extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> SIGN_INS = Set.of("/login", PasskeyDoor.PATH);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.isAuthenticated()) {
      chain.doFilter(request, response);
    } else if (!isSignIn(request)) {
      Doorstep.turnAway(request, response);
    } else if (!isLegible(request)) {
      response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** A form that comes too slowly, is too large or breaks off is nobody's fault of ours. */
  private boolean isLegible(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (IllegalStateException e) {
      logger.debug("A sign-in that cannot be read", e);
      return false;
    }
  }

  private static boolean isSignIn(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getMethod().equals("POST")
        && isSignInPath(request)
        && (type == null || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE));
  }

  static boolean isSignInPath(HttpServletRequest request) {
    return SIGN_INS.contains(request.getRequestURI().substring(request.getContextPath().length()));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }
}
