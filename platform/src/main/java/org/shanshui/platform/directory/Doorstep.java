package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Who has not signed in, or may not enter, is told so: a page to a person, a problem to a program.
 */
final class Doorstep implements AuthenticationEntryPoint, AccessDeniedHandler {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    turnAway(request, response);
  }

  static void turnAway(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isForPrograms(request)) {
      problem(response, HttpStatus.UNAUTHORIZED, "请先登录。", "sign in first");
      return;
    }
    String login = request.getContextPath() + "/login";
    // A session id that no longer leads anywhere: signed out meanwhile.
    String target = request.getRequestedSessionId() == null ? login : login + "?expired";
    if (request.getHeader("HX-Request") != null) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response.setHeader("HX-Redirect", target);
      return;
    }
    response.sendRedirect(target);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    boolean stale = reason instanceof CsrfException;
    if (isForPrograms(request)) {
      problem(
          response,
          HttpStatus.FORBIDDEN,
          stale ? "缺少或不符的防伪令牌（CSRF）。" : "没有权限。",
          stale ? "the CSRF token is missing or wrong" : "not allowed");
    } else if (stale && Threshold.isSignInPath(request)) {
      // A sign-in page that was left open too long: a fresh one will do.
      response.sendRedirect(request.getContextPath() + "/login?expired");
    } else {
      response.sendError(HttpStatus.FORBIDDEN.value());
    }
  }

  static boolean isForPrograms(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }

  static void problem(
      HttpServletResponse response, HttpStatus status, String chinese, String english)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response
        .getWriter()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s · %s\"}"
                .formatted(status.getReasonPhrase(), status.value(), chinese, english));
  }
}
