package org.shanshui.platform.collection;

import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Days as people read them, on China's time wherever the server stands. */
final class ChinaTime {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private ChinaTime() {}

  static String day(OffsetDateTime at) {
    return at.atZoneSameInstant(CHINA).toLocalDate().toString();
  }
}
