package org.shanshui.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.shanshui.platform.access.AccessRecord;
import org.shanshui.platform.access.AccessRecord.Kind;
import org.shanshui.platform.access.Actor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whatever a person takes out of the house as a file is on record before its first byte goes, from
 * whichever page: an answer that is to be saved says so in its head.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class ExportFilter extends OncePerRequestFilter {
  private final AccessRecord record;

  ExportFilter(AccessRecord record) {
    this.record = record;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (Actor.current().personId() == null) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(request, new Watched(response, request.getRequestURI()));
    }
  }

  private final class Watched extends HttpServletResponseWrapper {
    private final String path;
    private boolean noted;

    Watched(HttpServletResponse response, String path) {
      super(response);
      this.path = path;
    }

    @Override
    public void setHeader(String name, String value) {
      note(name, value);
      super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
      note(name, value);
      super.addHeader(name, value);
    }

    private void note(String name, String value) {
      if (!noted
          && value != null
          && name.equalsIgnoreCase(HttpHeaders.CONTENT_DISPOSITION)
          && value.startsWith("attachment")) {
        noted = true;
        record.of(Kind.EXPORTED, path);
      }
    }
  }
}
