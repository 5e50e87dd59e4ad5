package org.shanshui.platform.directory;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What has just been done, said on the page that follows. */
@Component
class Said {
  private final MessageSource messages;

  Said(MessageSource messages) {
    this.messages = messages;
  }

  void on(RedirectAttributes next, String message, Object... arguments) {
    next.addFlashAttribute("flash", text(message, arguments));
  }

  String text(String message, Object... arguments) {
    return messages.getMessage(message, arguments, LocaleContextHolder.getLocale());
  }
}
