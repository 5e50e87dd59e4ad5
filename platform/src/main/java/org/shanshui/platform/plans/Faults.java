package org.shanshui.platform.plans;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/** What may be wrong with a field of an item. */
final class Faults {
  private static final Pattern DUE =
      Pattern.compile("(19|20|21)\\d\\d(-(0[1-9]|1[0-2])(-([0-2]\\d|3[01]))?)?");
  private static final int LONGEST = 8000;

  private Faults() {}

  static @Nullable Refusal text(
      String chinese, String english, @Nullable String value, boolean required) {
    if (required && (value == null || value.isBlank())) {
      return Refusal.invalid("plans.field-missing", "请填写" + chinese + "。", "give " + english);
    }
    return value != null && value.length() > LONGEST
        ? Refusal.invalid(
            "plans.text-too-long",
            chinese + "过长：不超过 " + LONGEST + " 个字。",
            english + " is too long: at most " + LONGEST + " characters")
        : null;
  }

  static @Nullable Refusal due(String chinese, @Nullable String value) {
    return value == null || DUE.matcher(value).matches()
        ? null
        : Refusal.invalid(
            "plans.due-unreadable",
            chinese + "“" + value + "”应写成 2025、2025-06 或 2025-06-30。",
            "the due date " + value + " must be like 2025, 2025-06 or 2025-06-30");
  }

  static @Nullable Refusal oneOf(
      String chinese, String english, @Nullable String value, Set<String> known) {
    return value != null && known.contains(value)
        ? null
        : Refusal.invalid(
            "plans.no-such-value",
            chinese + "“" + value + "”不在可选范围内。",
            "no such " + english + ": " + value);
  }

  /** The first fault there is. */
  static Optional<Refusal> first(@Nullable Refusal... faults) {
    return Arrays.stream(faults).filter(Objects::nonNull).findFirst();
  }
}
