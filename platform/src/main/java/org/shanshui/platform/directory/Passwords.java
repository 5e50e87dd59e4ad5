package org.shanshui.platform.directory;

import java.util.Locale;
import java.util.Optional;
import org.shanshui.platform.refusal.Refusal;

/** What a password must be (口令规则): GB/T 22239-2019, 8.1.4.1 asks for complexity and renewal. */
final class Passwords {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;
  private static final int KINDS = 3;

  private Passwords() {}

  /** Why it may not be used; empty if it may. */
  static Optional<Refusal> check(String password, String login) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      return Optional.of(
          Refusal.invalid("口令应为 10–128 个字符。", "a password has 10 to 128 characters"));
    }
    int kinds = 0;
    kinds += password.chars().anyMatch(Character::isUpperCase) ? 1 : 0;
    kinds += password.chars().anyMatch(Character::isLowerCase) ? 1 : 0;
    kinds += password.chars().anyMatch(Character::isDigit) ? 1 : 0;
    kinds += password.chars().anyMatch(c -> !Character.isLetterOrDigit(c)) ? 1 : 0;
    if (kinds < KINDS) {
      return Optional.of(
          Refusal.invalid(
              "口令应含大写字母、小写字母、数字、符号中的至少三类。",
              "a password holds at least three of: capitals, small letters, digits, signs"));
    }
    if (password.toLowerCase(Locale.ROOT).contains(login.toLowerCase(Locale.ROOT))) {
      return Optional.of(Refusal.invalid("口令不能包含登录名。", "a password must not contain the login"));
    }
    return Optional.empty();
  }
}
