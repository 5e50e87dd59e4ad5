package org.shanshui.platform.secrecy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How personal data (个人信息) are shown to those who need not know them. */
public final class Mask {
  /** Columns that hold them, in any table. */
  private static final Set<String> COLUMNS =
      Set.of("mobile", "phone", "telephone", "email", "contact", "id_number", "oidc_subject");

  private static final int HEAD = 3;
  private static final int TAIL = 4;

  private Mask() {}

  /** The value as it may be shown; itself if the column holds no personal data. */
  public static String column(String column, String value) {
    if (!COLUMNS.contains(column)) {
      return value;
    }
    return value.contains("@") ? email(value) : number(value);
  }

  /** 王小明 is 王**; empty if there is none. */
  public static String name(@Nullable String name) {
    return name == null || name.isEmpty()
        ? ""
        : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }

  /** First three and last four characters, {@code 138****0000}; empty if there is none. */
  public static String number(@Nullable String number) {
    if (number == null || number.isEmpty()) {
      return "";
    }
    return number.length() <= HEAD + TAIL
        ? "****"
        : number.substring(0, HEAD) + "****" + number.substring(number.length() - TAIL);
  }

  /** First character and the domain, {@code z***@example.cn}; empty if there is none. */
  public static String email(@Nullable String email) {
    if (email == null || email.isEmpty()) {
      return "";
    }
    int at = email.lastIndexOf('@');
    return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
  }
}
