package org.shanshui.platform.directory;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shanshui.platform.refusal.Refusal;

/** What a password must be (口令规则): GB/T 22239-2019, 8.1.4.1 asks for complexity and renewal. */
final class Passwords {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;
  private static final int KINDS = 3;
  private static final int FEWEST_DIFFERENT = 5;

  /** What guessers try first; a password may hold such a word only among enough of its own. */
  private static final Set<String> GUESSED =
      Set.of(
          "password",
          "passw0rd",
          "p@ssw0rd",
          "p@ssword",
          "qwerty",
          "1qaz2wsx",
          "qazwsx",
          "123456",
          "654321",
          "111111",
          "000000",
          "888888",
          "666666",
          "abc123",
          "abcdef",
          "admin",
          "woaini",
          "5201314",
          "iloveyou",
          "welcome",
          "letmein",
          "shanshui");

  /** Without letters and digits that are taken for each other when read aloud or copied by hand. */
  private static final String LOWER = "abcdefghjkmnpqrstuvwxyz";

  private static final String UPPER = "ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final String DIGITS = "23456789";
  private static final int ONE_TIME_LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** Why it may not be used; empty if it may. */
  static Optional<Refusal> check(String password, String login) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      return Optional.of(
          Refusal.invalid(
              "directory.password-length",
              "口令应为 10–128 个字符。",
              "a password has 10 to 128 characters"));
    }
    if (password.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(
          Refusal.invalid(
              "directory.password-control-characters",
              "口令不能含控制字符。",
              "a password must not contain control characters"));
    }
    int kinds = 0;
    kinds += password.chars().anyMatch(Character::isUpperCase) ? 1 : 0;
    kinds += password.chars().anyMatch(Character::isLowerCase) ? 1 : 0;
    kinds += password.chars().anyMatch(Character::isDigit) ? 1 : 0;
    kinds += password.chars().anyMatch(c -> !Character.isLetterOrDigit(c)) ? 1 : 0;
    if (kinds < KINDS) {
      return Optional.of(
          Refusal.invalid(
              "directory.password-too-plain",
              "口令应含大写字母、小写字母、数字、符号中的至少三类。",
              "a password holds at least three of: capitals, small letters, digits, signs"));
    }
    if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of(
          Refusal.invalid(
              "directory.password-repeats",
              "口令中不同的字符太少，至少应有 5 个。",
              "a password has at least 5 different characters"));
    }
    String small = password.toLowerCase(Locale.ROOT);
    if (small.contains(login.toLowerCase(Locale.ROOT))) {
      return Optional.of(
          Refusal.invalid(
              "directory.password-contains-login",
              "口令不能包含登录名。",
              "a password must not contain the login"));
    }
    for (String word : GUESSED) {
      if (small.contains(word) && small.replace(word, "").length() < SHORTEST - 2) {
        return Optional.of(
            Refusal.invalid(
                "directory.password-guessed-first",
                "口令主要由容易猜到的“" + word + "”组成，请换一个。",
                "the password is little more than " + word + ", which is guessed first"));
      }
    }
    return Optional.empty();
  }

  /** A password for one use, which satisfies {@link #check} for any login. */
  static String oneTime(String login) {
    String all = LOWER + UPPER + DIGITS;
    StringBuilder password = new StringBuilder();
    do {
      password.setLength(0);
      password.append(pick(UPPER)).append(pick(LOWER)).append(pick(DIGITS)).append('-');
      while (password.length() < ONE_TIME_LENGTH) {
        password.append(pick(all));
      }
    } while (check(password.toString(), login).isPresent());
    return password.toString();
  }

  private static char pick(String from) {
    return from.charAt(RANDOM.nextInt(from.length()));
  }
}
