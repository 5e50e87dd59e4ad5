package org.shanshui.platform.subjects;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did about a subject (经过), in the reader's language.
 *
 * @param who a person, or what the house did it by, as the record of changes names it; empty where
 *     nobody is told
 * @param code names what was done for programs: SUBMIT, LIGHT, ASSIGN …
 * @param what the same for people
 * @param detail what it came to, in a word or two: founded, which units, how many days; null where
 *     there is none
 * @param text more about it: the reason, the figures; null where there is none
 * @param icon of {@code icons.svg}
 * @param tone {@code bad}, or null
 * @param href where it was done; null on the subject's own page
 * @param files what was put with it as evidence
 */
public record Happening(
    OffsetDateTime at,
    String who,
    String code,
    String what,
    @Nullable String detail,
    @Nullable String text,
    String icon,
    @Nullable String tone,
    @Nullable String href,
    List<File> files) {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * A file that can be had.
   *
   * @param size in bytes
   */
  public record File(String name, long size, String sha256, String href) {}

  public Happening(
      OffsetDateTime at,
      String who,
      String code,
      String what,
      @Nullable String text,
      String icon,
      @Nullable String tone,
      @Nullable String href) {
    this(at, who, code, what, null, text, icon, tone, href, List.of());
  }

  /** When, on China's clock. */
  public String when() {
    return MINUTE.format(at.atZoneSameInstant(ZoneId.of("Asia/Shanghai")));
  }
}
