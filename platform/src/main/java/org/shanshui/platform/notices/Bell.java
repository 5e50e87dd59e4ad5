package org.shanshui.platform.notices;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The number at the bell of every page. */
@ControllerAdvice(annotations = Controller.class)
class Bell {
  private final Notices notices;

  Bell(Notices notices) {
    this.notices = notices;
  }

  /** Null where no whole page is made, or nobody looks at it. */
  @ModelAttribute("unread")
  @Nullable Integer unread(HttpServletRequest request) {
    boolean isPage = request.getMethod().equals("GET") && request.getHeader("HX-Request") == null;
    return isPage && Actor.current().personId() != null ? notices.unread() : null;
  }
}
