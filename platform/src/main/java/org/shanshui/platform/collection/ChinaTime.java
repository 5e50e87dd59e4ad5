package org.shanshui.platform.collection;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as people read them, on China's time wherever the server stands. */
final class ChinaTime {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private ChinaTime() {}

  static String minute(OffsetDateTime at) {
    return MINUTE.format(at.atZoneSameInstant(CHINA));
  }

  static String day(OffsetDateTime at) {
    return at.atZoneSameInstant(CHINA).toLocalDate().toString();
  }
}
