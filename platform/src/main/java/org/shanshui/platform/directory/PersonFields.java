package org.shanshui.platform.directory;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/** What may stand in the fields of a person; whatever may not is refused beside its field. */
final class PersonFields {
  private static final int LONGEST_NAME = 40;

  private PersonFields() {}

  static String checkedLogin(String login) {
    if (!login.matches("[a-z0-9._-]{2,40}")) {
      throw Refusal.invalid(
              "directory.login-unfit",
              "登录名“" + login + "”应为 2–40 位小写字母、数字、点、下划线或连字符。",
              "the login " + login + " must be 2 to 40 of a-z, 0-9, dot, underscore, hyphen")
          .beside("login")
          .asException();
    }
    return login;
  }

  static String checkedName(String name) {
    String cleaned = name.strip();
    if (cleaned.isEmpty()
        || cleaned.length() > LONGEST_NAME
        || cleaned.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(
              "directory.name-length", "姓名应为 1–40 个字。", "a name has 1 to 40 characters")
          .beside("name")
          .asException();
    }
    return cleaned;
  }

  static @Nullable String checkedMobile(@Nullable String mobile) {
    if (mobile == null || mobile.isBlank()) {
      return null;
    }
    String cleaned = mobile.strip();
    if (!cleaned.matches("\\+?[0-9][0-9 -]{4,18}")) {
      throw Refusal.invalid(
              "directory.phone-unfit",
              "电话应为 5–19 位数字，可含空格和连字符。",
              "a phone number has 5 to 19 digits, spaces or hyphens")
          .beside("mobile")
          .asException();
    }
    return cleaned;
  }

  static @Nullable String checkedEmail(@Nullable String email) {
    if (email == null || email.isBlank()) {
      return null;
    }
    String cleaned = email.strip();
    if (!cleaned.matches("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+){1,6}")
        || cleaned.length() > 120) {
      throw Refusal.invalid("directory.mail-unfit", "邮箱地址的格式不对。", "this is not an e-mail address")
          .beside("email")
          .asException();
    }
    return cleaned;
  }
}
