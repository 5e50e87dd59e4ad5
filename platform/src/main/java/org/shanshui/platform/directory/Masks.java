package org.shanshui.platform.directory;

import org.jspecify.annotations.Nullable;

/** How personal data are shown to those who need not know them. */
final class Masks {
  private static final int MOBILE_HEAD = 3;
  private static final int MOBILE_TAIL = 4;

  private Masks() {}

  static String mobile(@Nullable String mobile) {
    if (mobile == null || mobile.isEmpty()) {
      return "";
    }
    if (mobile.length() <= MOBILE_HEAD + MOBILE_TAIL) {
      return "****";
    }
    return mobile.substring(0, MOBILE_HEAD)
        + "****"
        + mobile.substring(mobile.length() - MOBILE_TAIL);
  }

  static String email(@Nullable String email) {
    if (email == null || email.isEmpty()) {
      return "";
    }
    int at = email.lastIndexOf('@');
    return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
  }
}
