package org.shanshui.platform.notices;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** The number at the bell of every page. */
@ControllerAdvice(annotations = Controller.class)
class Bell {
  private final Notices notices;

  Bell(Notices notices) {
    this.notices = notices;
  }

  /** Counted when a page shows it, so for no program and no part of a page. Null for nobody. */
  @ModelAttribute("unread")
  LazyContextVariable<@Nullable Integer> unread() {
    return new LazyContextVariable<>() {
      @Override
      protected @Nullable Integer loadValue() {
        return Actor.current().personId() == null ? null : notices.unread();
      }
    };
  }
}
