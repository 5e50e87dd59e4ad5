package org.shanshui.platform.documents;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands over and under an official document.
 *
 * @param organ that issues it (发文机关); never a region, which signs nothing
 * @param number as it is written (发文字号), 云美丽办〔2025〕3号; null for a draft, which has no red head
 * @param recipients whom it goes to (主送机关); empty for none
 * @param day on which it was made (成文日期)
 */
public record Letterhead(
    String organ, @Nullable String number, List<String> recipients, LocalDate day) {

  /** A draft, which nobody has issued yet. */
  public static Letterhead draft(String organ, LocalDate day) {
    return new Letterhead(organ, null, List.of(), day);
  }

  /** A day as documents write it: 2025年3月3日. */
  static String written(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
