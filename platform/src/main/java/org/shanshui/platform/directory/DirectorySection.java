package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The directory's entry in the navigation, and whose desk every page is seen from. */
@Configuration(proxyBeanMethods = false)
class DirectorySection {
  private static final int ORDER = 90;

  @Bean
  Section directory() {
    return new Section("directory", "/directory", "directory", ORDER, Set.of());
  }

  /** Names of the unit and the region of the one who looks. */
  @ControllerAdvice(annotations = Controller.class)
  static class Desk {
    @ModelAttribute("office")
    @Nullable String office(HttpServletRequest request) {
      return standing(request) == null ? null : standing(request).office();
    }

    @ModelAttribute("place")
    @Nullable String place(HttpServletRequest request) {
      return standing(request) == null ? null : standing(request).place();
    }

    private static @Nullable Standing standing(HttpServletRequest request) {
      return (Standing) request.getAttribute(ActorFilter.STANDING);
    }
  }
}
