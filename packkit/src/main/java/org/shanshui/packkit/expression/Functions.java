package org.shanshui.packkit.expression;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The functions and operators of expressions: some of CEL's, and those on exact numbers and days. A
 * number is always a decimal; CEL's whole numbers are only what {@code size} gives, and mix with
 * decimals. There is no binary fraction.
 */
final class Functions {
  private static final CelType NUMBER = Type.Simple.NUMBER.cel();
  private static final CelType DATE = Type.Simple.DATE.cel();
  private static final CelType WHOLE = SimpleType.INT;

  private static final Set<StandardFunction> STANDARD =
      Set.of(
          StandardFunction.LOGICAL_AND,
          StandardFunction.LOGICAL_OR,
          StandardFunction.LOGICAL_NOT,
          StandardFunction.NOT_STRICTLY_FALSE,
          StandardFunction.CONDITIONAL,
          StandardFunction.EQUALS,
          StandardFunction.NOT_EQUALS,
          StandardFunction.IN,
          StandardFunction.INDEX,
          StandardFunction.ADD,
          StandardFunction.LESS,
          StandardFunction.LESS_EQUALS,
          StandardFunction.GREATER,
          StandardFunction.GREATER_EQUALS,
          StandardFunction.SIZE,
          StandardFunction.CONTAINS,
          StandardFunction.STARTS_WITH,
          StandardFunction.ENDS_WITH,
          StandardFunction.MATCHES);

  /** CEL's overloads on types that expressions do not have. */
  private static final List<String> FOREIGN =
      List.of("double", "uint", "bytes", "timestamp", "duration", "int64");

  private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  private Functions() {
    arithmetic("_+_", Decimal::plus);
    arithmetic("_-_", Decimal::minus);
    arithmetic("_*_", Decimal::times);
    arithmetic("_/_", Decimal::by);
    comparison("_<_", c -> c < 0);
    comparison("_<=_", c -> c <= 0);
    comparison("_>_", c -> c > 0);
    comparison("_>=_", c -> c >= 0);
    equality("_==_", true);
    equality("_!=_", false);
    one("-_", NUMBER, NUMBER, Decimal.class, Decimal::negated);
    one("decimal", NUMBER, SimpleType.STRING, String.class, Decimal::parse);
    one("abs", NUMBER, NUMBER, Decimal.class, d -> new Decimal(d.value().abs()));
    one("floor", NUMBER, NUMBER, Decimal.class, d -> d.rounded(Decimal.of(0), RoundingMode.FLOOR));
    one("ceil", NUMBER, NUMBER, Decimal.class, d -> d.rounded(Decimal.of(0), RoundingMode.CEILING));
    rounding("round", RoundingMode.HALF_EVEN);
    rounding("round_half_up", RoundingMode.HALF_UP);
    fold("sum", list -> list.stream().reduce(Decimal.of(0), Decimal::plus));
    fold("least", list -> filled(list).stream().min(Decimal::compareTo).orElseThrow());
    fold("greatest", list -> filled(list).stream().max(Decimal::compareTo).orElseThrow());
    fold(
        "mean",
        list ->
            filled(list).stream().reduce(Decimal.of(0), Decimal::plus).by(Decimal.of(list.size())));
    one("date", DATE, SimpleType.STRING, String.class, LocalDate::parse);
    one("year", NUMBER, DATE, LocalDate.class, d -> Decimal.of(d.getYear()));
    one("month", NUMBER, DATE, LocalDate.class, d -> Decimal.of(d.getMonthValue()));
    two(
        "days_between",
        NUMBER,
        DATE,
        DATE,
        LocalDate.class,
        LocalDate.class,
        (from, to) -> Decimal.of(ChronoUnit.DAYS.between(from, to)));
    two(
        "plus_days",
        DATE,
        DATE,
        NUMBER,
        LocalDate.class,
        Decimal.class,
        (day, days) -> day.plusDays(days.value().intValueExact()));
  }

  private static final Functions ALL = new Functions();

  static List<CelFunctionDecl> declarations() {
    return ALL.overloads.entrySet().stream()
        .map(one -> newFunctionDeclaration(one.getKey(), one.getValue()))
        .toList();
  }

  static List<CelFunctionBinding> bindings() {
    return List.copyOf(ALL.bindings);
  }

  static CelStandardDeclarations standard() {
    return CelStandardDeclarations.newBuilder()
        .filterFunctions(
            (function, overload) ->
                STANDARD.contains(function)
                    && (function == StandardFunction.SIZE
                        || function == StandardFunction.INDEX
                        || FOREIGN.stream()
                            .noneMatch(overload.celOverloadDecl().overloadId()::contains)))
        .build();
  }

  private void arithmetic(String operator, BinaryOperator<Decimal> way) {
    numbers(operator, NUMBER, way::apply);
  }

  private void comparison(String operator, IntPredicate holds) {
    numbers(operator, SimpleType.BOOL, (a, b) -> holds.test(a.compareTo(b)));
    two(
        operator,
        SimpleType.BOOL,
        DATE,
        DATE,
        LocalDate.class,
        LocalDate.class,
        (a, b) -> holds.test(a.compareTo(b)));
  }

  /** Of two numbers, each of which may be what {@code size} gave. */
  private void numbers(String operator, CelType result, BiFunction<Decimal, Decimal, Object> way) {
    two(operator, result, NUMBER, NUMBER, Decimal.class, Decimal.class, way);
    two(
        operator,
        result,
        NUMBER,
        WHOLE,
        Decimal.class,
        Long.class,
        (a, b) -> way.apply(a, Decimal.of(b)));
    two(
        operator,
        result,
        WHOLE,
        NUMBER,
        Long.class,
        Decimal.class,
        (a, b) -> way.apply(Decimal.of(a), b));
    two(
        operator,
        result,
        WHOLE,
        WHOLE,
        Long.class,
        Long.class,
        (a, b) -> way.apply(Decimal.of(a), Decimal.of(b)));
  }

  /** CEL's own equality holds for two of the same type. */
  private void equality(String operator, boolean equal) {
    two(
        operator,
        SimpleType.BOOL,
        NUMBER,
        WHOLE,
        Decimal.class,
        Long.class,
        (a, b) -> a.equals(Decimal.of(b)) == equal);
    two(
        operator,
        SimpleType.BOOL,
        WHOLE,
        NUMBER,
        Long.class,
        Decimal.class,
        (a, b) -> b.equals(Decimal.of(a)) == equal);
  }

  private void rounding(String name, RoundingMode mode) {
    two(
        name,
        NUMBER,
        NUMBER,
        NUMBER,
        Decimal.class,
        Decimal.class,
        (d, places) -> d.rounded(places, mode));
  }

  @SuppressWarnings("unchecked")
  private void fold(String name, Function<List<Decimal>, Object> way) {
    one(name, NUMBER, ListType.create(NUMBER), List.class, list -> way.apply((List<Decimal>) list));
  }

  private static List<Decimal> filled(List<Decimal> list) {
    if (list.isEmpty()) {
      throw new ArithmeticException("the list is empty");
    }
    return list;
  }

  private <A> void one(
      String name, CelType result, CelType type, Class<A> argument, Function<A, Object> way) {
    add(
        name,
        newGlobalOverload(id(name, type), result, type),
        ImmutableList.of(argument),
        arguments -> way.apply(argument.cast(arguments[0])));
  }

  private <A, B> void two(
      String name,
      CelType result,
      CelType first,
      CelType second,
      Class<A> left,
      Class<B> right,
      BiFunction<A, B, Object> way) {
    add(
        name,
        newGlobalOverload(id(name, first, second), result, first, second),
        ImmutableList.of(left, right),
        arguments -> way.apply(left.cast(arguments[0]), right.cast(arguments[1])));
  }

  private static String id(String name, CelType... types) {
    StringBuilder id = new StringBuilder("shanshui ").append(name);
    for (CelType type : types) {
      id.append(' ').append(type.name());
    }
    return id.toString();
  }

  private void add(
      String name, CelOverloadDecl declaration, List<Class<?>> arguments, CelFunctionOverload way) {
    overloads.computeIfAbsent(name, n -> new ArrayList<>()).add(declaration);
    bindings.add(CelFunctionBinding.from(declaration.overloadId(), arguments, way));
  }
}
