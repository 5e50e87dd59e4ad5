package org.shanshui.platform.supervision;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is said of supervision, in the reader's language. */
@Component
class SupervisionWords {
  private final MessageSource messages;

  SupervisionWords(MessageSource messages) {
    this.messages = messages;
  }

  String message(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
