package org.shanshui.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What a program would rather get back (RFC 7240). */
public final class Prefer {
  private static final String MINIMAL = "return=minimal";

  private Prefer() {}

  /**
   * Whether who changed something wants no more than its head back, with the version it has now
   * (section 4.2). The answer then says that it is no more.
   */
  public static boolean minimal() {
    ServletRequestAttributes now =
        (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    boolean asked =
        Collections.list(now.getRequest().getHeaders("Prefer")).stream()
            .flatMap(header -> Stream.of(header.split("[,;]")))
            .map(wish -> wish.replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT))
            .anyMatch(MINIMAL::equals);
    if (asked) {
      HttpServletResponse answer = Objects.requireNonNull(now.getResponse());
      answer.setHeader("Preference-Applied", MINIMAL);
    }
    return asked;
  }
}
