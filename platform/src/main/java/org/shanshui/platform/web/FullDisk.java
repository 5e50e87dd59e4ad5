package org.shanshui.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.OwnDatabase;
import org.shanshui.platform.database.Seldom;
import org.shanshui.platform.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Where the disk has no room, nothing is kept, and whoever asks for it is told so. Changes are
 * refused while there is still some room: a database that cannot write its log ends, and then
 * nobody reads either. What fails for want of room before a controller is reached, as a sign-in
 * whose session cannot be kept, is told in plain words, since a page of ours asks for a session.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FullDisk extends OncePerRequestFilter implements HandlerInterceptor, WebMvcConfigurer {
  private static final Logger log = LoggerFactory.getLogger(FullDisk.class);

  /** disk_full, and what PostgreSQL says of a file that it cannot write. */
  private static final Set<String> STATES = Set.of("53100", "58030");

  private static final Seldom TROUBLE = new Seldom();

  private final OwnDatabase database;

  FullDisk(OwnDatabase database) {
    this.database = database;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && !SubmissionFilter.READING.contains(request.getMethod())
        && !(handler instanceof HandlerMethod method
            && method.hasMethodAnnotation(EvenOnFullDisk.class))
        && database.isShortOfRoom()) {
      throw refusal("少于预留空间 · less room than is kept in reserve").asException();
    }
    return true;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      SQLException reason = reason(e);
      if (reason == null || response.isCommitted()) {
        throw e;
      }
      Problems.tellPlainly(refusal(reason.getMessage()), request, response);
    }
  }

  /** What the database says if it is for want of room that this went wrong; null if it is not. */
  static @Nullable SQLException reason(Throwable fault) {
    for (Throwable each = fault; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
        return sql;
      }
    }
    return null;
  }

  /** What is said of it; it stands in the log once a minute. */
  static Refusal refusal(@Nullable String reason) {
    if (TROUBLE.isDue()) {
      log.error("数据库写不了磁盘，请检查磁盘空间 · the database cannot write: look at the disk: {}", reason);
    }
    return Refusal.unavailable(
        "web.disk-full",
        "系统磁盘已满，暂不能保存，请稍后再试并告知管理员。已保存的内容不受影响。",
        "the disk is full and nothing can be kept now: tell the administrator; what was"
            + " kept is safe");
  }
}
