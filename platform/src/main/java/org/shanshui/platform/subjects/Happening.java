package org.shanshui.platform.subjects;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did about a subject (经过), in the reader's language.
 *
 * @param who a person, or what the house did it by, as the record of changes names it; empty where
 *     nobody is told
 * @param code names what was done for programs: SUBMIT, LIGHT, ASSIGN …
 * @param what the same for people
 * @param text more about it: the reason, the figures; null where there is none
 * @param icon of {@code icons.svg}
 * @param tone {@code bad}, or null
 * @param href where it was done; null on the subject's own page
 */
public record Happening(
    OffsetDateTime at,
    String who,
    String code,
    String what,
    @Nullable String text,
    String icon,
    @Nullable String tone,
    @Nullable String href) {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** When, on China's clock. */
  public String when() {
    return MINUTE.format(at.atZoneSameInstant(ZoneId.of("Asia/Shanghai")));
  }
}
