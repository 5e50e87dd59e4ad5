package org.shanshui.platform.cases.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.refusal.Refusal;

/** Reads a step from the words of a form or of a program. */
final class Steps {
  private Steps() {}

  /**
   * @param word of the kind of step, as {@code ask_extension}
   * @param given the values by name; null where there is none
   */
  static Step read(String word, Function<String, @Nullable String> given) {
    StepKind kind;
    try {
      kind = StepKind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("cases.no-step", "没有“" + word + "”这种办理步骤。", "there is no step " + word)
          .asException();
    }
    return switch (kind) {
      case JUDGE -> new Step.Judge(flag(given, "founded"));
      case ASSIGN ->
          new Step.Assign(
              longs(given, "leads"),
              value(given, "days") == null ? null : (int) number(given, "days"),
              value(given, "until") == null ? null : day(given, "until"));
      case ACCEPT -> new Step.Accept();
      case RETURN -> new Step.Return();
      case TRANSFER -> new Step.Transfer(number(given, "from"), number(given, "to"));
      case REPORT -> new Step.Report();
      case ASK_EXTENSION -> new Step.AskExtension((int) number(given, "days"));
      case DECIDE_EXTENSION -> new Step.DecideExtension(flag(given, "granted"));
      case SUSPEND -> new Step.Suspend(day(given, "until"));
      case RESUME -> new Step.Resume();
      case VERIFY -> new Step.Verify(flag(given, "passed"));
      case MERGE_INTO -> new Step.MergeInto(number(given, "survivor"));
      case REOPEN -> new Step.Reopen();
      case NOTE -> new Step.Note();
      case URGE -> new Step.Urge();
      case INSTRUCT -> new Step.Instruct();
      case ABSORB, WARN, ESCALATE, RETIME ->
          throw Refusal.invalid(
                  "cases.step-of-the-house",
                  "“%s”由系统办理。".formatted(kind.chinese()),
                  "the house itself takes the step " + kind.word())
              .asException();
    };
  }

  private static @Nullable String value(Function<String, @Nullable String> given, String name) {
    String value = given.apply(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String needed(Function<String, @Nullable String> given, String name) {
    String value = value(given, name);
    if (value == null) {
      throw Refusal.invalid("cases.argument-missing", "请填写。", name + " is missing")
          .beside(name)
          .asException();
    }
    return value;
  }

  private static boolean flag(Function<String, @Nullable String> given, String name) {
    return switch (needed(given, name)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Refusal.invalid("cases.argument-no-flag", "请选择。", name + " is true or false")
              .beside(name)
              .asException();
    };
  }

  private static long number(Function<String, @Nullable String> given, String name) {
    return number(needed(given, name), name);
  }

  private static long number(String text, String name) {
    if (!text.matches("-?\\d{1,9}")) {
      throw Refusal.invalid(
              "cases.attribute-no-integer",
              "“%s”不是整数，请填写整数。".formatted(text),
              "%s is an integer, not %s".formatted(name, text))
          .beside(name)
          .asException();
    }
    return Long.parseLong(text);
  }

  /** Numbers between commas; blanks between them are left out. */
  private static List<Long> longs(Function<String, @Nullable String> given, String name) {
    return Arrays.stream(needed(given, name).split("[,\\s]+"))
        .filter(part -> !part.isEmpty())
        .map(part -> number(part, name))
        .toList();
  }

  private static LocalDate day(Function<String, @Nullable String> given, String name) {
    String text = needed(given, name);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Refusal.invalid(
              "cases.attribute-no-day",
              "“%s”不是日期，请写作 2025-04-01。".formatted(text),
              "%s is a day as 2025-04-01, not %s".formatted(name, text))
          .beside(name)
          .asException();
    }
  }
}
