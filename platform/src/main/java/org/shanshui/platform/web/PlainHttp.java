package org.shanshui.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where https is required, nothing is said by plain http beyond this machine: who opens a page is
 * led to the address that is set, all else is refused before anything of it is read. Whether a
 * request came by https a trusted proxy says; this machine's own requests pass, the proxy's
 * questions after the health too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainHttp extends OncePerRequestFilter {
  private static final Set<String> PAGES = Set.of("GET", "HEAD");
  private static final String HTTPS = "https://";

  private final boolean refuses;

  /** Without the slash at its end; null where it is not set, or leads to no https. */
  private final @Nullable String address;

  PlainHttp(
      @Value("${shanshui.https:}") String https, @Value("${shanshui.address:}") String address) {
    if (!Set.of("", "required", "optional").contains(https)) {
      throw new IllegalArgumentException(
          "SHANSHUI_HTTPS 应为 required 或 optional · is required or optional, not " + https);
    }
    String set = address.strip().replaceAll("/+$", "");
    this.address = set.toLowerCase(Locale.ROOT).startsWith(HTTPS) ? set : null;
    this.refuses = https.isEmpty() ? this.address != null : https.equals("required");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!refuses
        || request.isSecure()
        || isThisMachine(request.getRemoteAddr())
        || request.getRequestURI().startsWith("/actuator/health")) {
      chain.doFilter(request, response);
    } else if (address != null
        && PAGES.contains(request.getMethod())
        && !Problems.isProgram(request)) {
      String query = request.getQueryString();
      response.setStatus(HttpStatus.MOVED_PERMANENTLY.value());
      response.setHeader(
          HttpHeaders.LOCATION,
          address + request.getRequestURI() + (query == null ? "" : "?" + query));
    } else {
      Problems.tellPlainly(
          Refusal.denied(
              "web.plain-http",
              "本系统只接受 https 访问，请改用以 https 开头的地址。刚才发送的口令或令牌可能已被他人看到，请更换。",
              "only https is taken here; a password or token that was just sent may have been seen: change it"),
          request,
          response);
    }
  }

  private static boolean isThisMachine(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
