package org.shanshui.platform.listing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/** What a list can be narrowed by: a parameter of its address, and a field over it. */
public sealed interface Filter {
  /** Of the parameter. */
  String name();

  /** The message over the field; null where there is no field. */
  @Nullable String label();

  /** What a value means; refuses one that means nothing. */
  Condition means(String value, Ask ask);

  /** What holds where nothing is asked. */
  default Condition unasked() {
    return Condition.NONE;
  }

  /** The field over the list. */
  default Field field() {
    return Field.NONE;
  }

  /** Whether the field is offered beside what is asked already; a value is heard in any case. */
  default boolean isOffered(Ask ask) {
    return field() != Field.NONE;
  }

  /** A value as the list's own links write it. */
  default String written(String value) {
    return value;
  }

  /** How a value is given. */
  enum Field {
    CHOICE,
    SEARCH,
    DATE,
    /** By links only: it is shown where it is asked for, and can be taken away. */
    LINK,
    /** By links only, and not shown. */
    NONE
  }

  /**
   * One of several.
   *
   * @param options words by value, in their order: texts, {@link Message} or {@link
   *     org.shanshui.packkit.Words}; of what else is asked
   * @param closed whether nothing else may be asked for
   * @param condition of the value and what else is asked
   */
  record Choice(
      String name,
      String label,
      Function<Ask, ? extends Map<String, ?>> options,
      boolean closed,
      BiFunction<String, Ask, Condition> condition,
      Predicate<Ask> offered)
      implements Filter {

    /** One of those offered. */
    public static Choice of(
        String name,
        String label,
        Supplier<? extends Map<String, ?>> options,
        Function<String, Condition> condition) {
      return new Choice(
          name,
          label,
          ask -> options.get(),
          true,
          (value, ask) -> condition.apply(value),
          ask -> true);
    }

    /** One of many, of which those in sight are offered. */
    public static Choice open(
        String name,
        String label,
        Supplier<? extends Map<String, ?>> options,
        Function<String, Condition> condition) {
      return new Choice(
          name,
          label,
          ask -> options.get(),
          false,
          (value, ask) -> condition.apply(value),
          ask -> true);
    }

    /** Offered only where something else is asked for. */
    public Choice where(Predicate<Ask> holds) {
      return new Choice(name, label, options, closed, condition, holds);
    }

    @Override
    public Field field() {
      return Field.CHOICE;
    }

    /** Words of a closed choice are heard in any case. */
    @Override
    public String written(String value) {
      return closed
          ? options.apply(Ask.ALL).keySet().stream()
              .filter(value::equalsIgnoreCase)
              .findFirst()
              .orElse(value)
          : value;
    }

    @Override
    public boolean isOffered(Ask ask) {
      return offered.test(ask) && !options.apply(ask).isEmpty();
    }

    @Override
    public Condition means(String value, Ask ask) {
      if (closed && !options.apply(ask).containsKey(value)) {
        String all = String.join(", ", options.apply(ask).keySet());
        throw Refusal.invalid(
                "listing.no-value",
                "参数 %s 没有“%s”这个取值，可用：%s。".formatted(name, value, all),
                "%s has no value %s: %s".formatted(name, value, all))
            .asException();
      }
      return condition.apply(value, ask);
    }
  }

  /** Words that are looked for. */
  record Words(String name, String label, Function<String, Condition> condition) implements Filter {
    @Override
    public Field field() {
      return Field.SEARCH;
    }

    @Override
    public Condition means(String value, Ask ask) {
      return condition.apply(value);
    }
  }

  /**
   * What only links ask for.
   *
   * @param label message that says it of its value; null where it is not shown
   * @param unasked what holds where nothing is asked
   */
  record Linked(
      String name,
      @Nullable String label,
      BiFunction<String, Ask, Condition> condition,
      Condition unasked)
      implements Filter {
    public Linked(String name, Function<String, Condition> condition) {
      this(name, null, (value, ask) -> condition.apply(value), Condition.NONE);
    }

    public Linked(String name, String label, Function<String, Condition> condition) {
      this(name, label, (value, ask) -> condition.apply(value), Condition.NONE);
    }

    @Override
    public Field field() {
      return label == null ? Field.NONE : Field.LINK;
    }

    @Override
    public boolean isOffered(Ask ask) {
      return label != null && ask.get(name) != null;
    }

    @Override
    public Condition means(String value, Ask ask) {
      return condition.apply(value, ask);
    }
  }

  /** A day. */
  record Day(String name, String label, Function<LocalDate, Condition> condition)
      implements Filter {
    @Override
    public Field field() {
      return Field.DATE;
    }

    @Override
    public Condition means(String value, Ask ask) {
      return condition.apply(day(name, value));
    }
  }

  /**
   * What holds or does not.
   *
   * @param label message that says that it holds; null where it is not shown
   */
  record Flag(String name, @Nullable String label, Condition condition, Condition otherwise)
      implements Filter {
    public Flag(String name, Condition condition, Condition otherwise) {
      this(name, null, condition, otherwise);
    }

    @Override
    public Field field() {
      return label == null ? Field.NONE : Field.LINK;
    }

    @Override
    public boolean isOffered(Ask ask) {
      return label != null && ask.get(name) != null;
    }

    @Override
    public Condition means(String value, Ask ask) {
      return Boolean.parseBoolean(value) ? condition : otherwise;
    }

    @Override
    public Condition unasked() {
      return otherwise;
    }
  }

  /** What was given for a day. */
  static LocalDate day(String name, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw Refusal.invalid(
              "listing.day-unfit",
              "参数 %s 应为日期（如 2026-03-01），不能是“%s”。".formatted(name, value),
              "%s must be a day such as 2026-03-01, not %s".formatted(name, value))
          .asException();
    }
  }

  /** What was given for a whole number. */
  static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Refusal.invalid(
              "listing.number-unfit",
              "参数 %s 应为整数，不能是“%s”。".formatted(name, value),
              "%s must be a whole number, not %s".formatted(name, value))
          .asException();
    }
  }
}
