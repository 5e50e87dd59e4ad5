package org.shanshui.platform.notices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is told.
 *
 * @param kind by which readers choose whether they are told
 * @param key names what is told: the same key is told to the same addressee once
 * @param link path in the application that leads to the matter, as {@code /cases/7}
 * @param due day by which something is to be done, if there is one
 */
public record Message(
    NoticeKind kind,
    String key,
    String chinese,
    String english,
    String link,
    @Nullable LocalDate due) {
  public Message {
    if (!link.startsWith("/") || link.startsWith("//")) {
      throw new IllegalArgumentException("Not a path in the application: " + link);
    }
  }
}
