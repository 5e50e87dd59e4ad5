package org.shanshui.platform.sample;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Around the city while it is built: whoever comes sees how far it is, at any address, and is let
 * in when it stands. Half a city would show figures that do not agree.
 */
@Component
@ConditionalOnProperty("shanshui.sample")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Fence extends OncePerRequestFilter {
  /** Carries the pass of the city's own people. */
  static final String PASS = "Sample-City";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="refresh" content="2">
      <title>山水 · 正在建立样例城市</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 1rem/1.7 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem }
      progress { width: 100%%; height: 1rem }
      </style>
      </head>
      <body>
      <h1>正在建立样例城市云岫市</h1>
      <p>城里的人正在度过这两年：<strong>%1$d 年 %2$d 月 %3$d 日</strong>。建成后本页自动转到登录页，无需等在这里。</p>
      <p><progress max="100" value="%4$d" aria-label="进度 progress">%4$d%%</progress></p>
      <p lang="en">The sample city of Yunxiu is being built: its people live through two years and have come to %1$d-%2$02d-%3$02d. This page leads in by itself when the city stands.</p>
      </body>
      </html>
      """;

  private final Building building;

  Fence(Building building) {
    this.building = building;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return building.isDone()
        || building.pass().equals(request.getHeader(PASS))
        || request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Retry-After", "2");
    if (!request.getMethod().equals("GET") || request.getRequestURI().startsWith("/api/")) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    response.setContentType("text/html;charset=UTF-8");
    response
        .getOutputStream()
        .write(
            PAGE.formatted(
                    building.day().getYear(),
                    building.day().getMonthValue(),
                    building.day().getDayOfMonth(),
                    building.percent())
                .getBytes(StandardCharsets.UTF_8));
  }
}
