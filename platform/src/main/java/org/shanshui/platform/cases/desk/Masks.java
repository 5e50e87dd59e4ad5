package org.shanshui.platform.cases.desk;

/** How the one who reported is shown to those who need not know them. */
final class Masks {
  private static final int HEAD = 3;
  private static final int TAIL = 4;

  private Masks() {}

  /** 王小明 is 王**. */
  static String name(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }

  /** 13800001234 is 138****1234. */
  static String phone(String phone) {
    if (phone.isEmpty()) {
      return "";
    }
    return phone.length() <= HEAD + TAIL
        ? "****"
        : phone.substring(0, HEAD) + "****" + phone.substring(phone.length() - TAIL);
  }
}
