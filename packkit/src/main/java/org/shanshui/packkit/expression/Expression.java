package org.shanshui.packkit.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationListener;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;

/** A checked expression. A pure value, for any number of threads. */
public final class Expression {
  /** Lines of a trace. */
  static final int MOST_LINES = 200;

  private final String source;
  private final Set<String> used;
  private final Map<String, Type> types;
  private final CelExpr tree;
  private final CelRuntime.Program program;

  Expression(
      String source,
      Set<String> used,
      Map<String, Type> types,
      CelExpr tree,
      CelRuntime.Program program) {
    this.source = source;
    this.used = Set.copyOf(used);
    this.types = types;
    this.tree = tree;
    this.program = program;
  }

  /** As it is written. */
  public String source() {
    return source;
  }

  /** The inputs it speaks of. */
  public Set<String> inputs() {
    return used.stream().filter(types::containsKey).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Evaluates it.
   *
   * @param given inputs by name; null, or none, is a missing one
   * @throws IllegalArgumentException where an input is not of the type that the scope says
   */
  public Outcome evaluate(Map<String, ? extends @Nullable Object> given) {
    return run(given, null);
  }

  /** Evaluates it, and tells how its value came about. */
  public Outcome.Traced trace(Map<String, ? extends @Nullable Object> given) {
    Map<Long, CelExpr> parts = new LinkedHashMap<>();
    Map<Long, String> values = new LinkedHashMap<>();
    Outcome outcome =
        run(
            given,
            (part, value) -> {
              if (part.getKind() != Kind.CONSTANT && values.size() < MOST_LINES) {
                parts.put(part.id(), part);
                values.putIfAbsent(part.id(), shown(value));
              }
            });
    Map<String, String> lines = new LinkedHashMap<>();
    values.forEach(
        (id, value) -> {
          String words = Rendering.of(Objects.requireNonNull(parts.get(id)));
          if (!words.isEmpty() && !words.equals(value)) {
            lines.putIfAbsent(words, value);
          }
        });
    return new Outcome.Traced(
        outcome,
        lines.entrySet().stream().map(l -> new Outcome.Line(l.getKey(), l.getValue())).toList());
  }

  private Outcome run(
      Map<String, ? extends @Nullable Object> given, @Nullable CelEvaluationListener listener) {
    Map<String, Object> values = new HashMap<>();
    List<CelAttributePattern> missing = new ArrayList<>();
    for (String name : used) {
      Object value = given.get(name);
      if (name.equals(Scope.KNOWN)) {
        values.put(name, there(given));
      } else if (value == null) {
        missing.add(CelAttributePattern.create(name));
      } else {
        values.put(name, in(name, value, types.get(name)));
      }
    }
    try {
      Object result;
      if (missing.isEmpty()) {
        result = listener == null ? program.eval(values) : program.trace(values, listener);
      } else {
        PartialVars partly =
            PartialVars.of(name -> java.util.Optional.ofNullable(values.get(name)), missing);
        result = listener == null ? program.eval(partly) : program.trace(partly, listener);
      }
      return result instanceof CelUnknownSet unknown
          ? new Outcome.Missing(names(unknown))
          : new Outcome.Known(out(result));
    } catch (CelEvaluationException e) {
      return failed(e);
    }
  }

  private List<String> there(Map<String, ? extends @Nullable Object> given) {
    return types.keySet().stream().filter(name -> given.get(name) != null).toList();
  }

  private static Set<String> names(CelUnknownSet unknown) {
    return unknown.attributes().stream()
        .map(CelAttribute::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Outcome failed(CelEvaluationException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
      return new Outcome.Missing(Set.of(message.replaceAll("(?s).*key '([^']*)'.*", "$1")));
    }
    if (e.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED) {
      return new Outcome.Failed(
          new Words(
              "计算量超过上限（" + Scope.MOST_ROUNDS + " 轮）",
              "it would take more than " + Scope.MOST_ROUNDS + " rounds"));
    }
    if (cause instanceof ArithmeticException
            && message.toLowerCase(java.util.Locale.ROOT).contains("zero")
        || cause instanceof ArithmeticException && message.contains("undefined")) {
      return new Outcome.Failed(new Words("除数为零", "something was divided by zero"));
    }
    if (cause instanceof DateTimeException || cause instanceof NumberFormatException) {
      return new Outcome.Failed(
          new Words("文字不是日期或数（" + message + "）", "a text is no date or number: " + message));
    }
    return new Outcome.Failed(
        new Words("计算出错（" + message + "）", "it could not be carried out: " + message));
  }

  private static Object in(String name, Object value, @Nullable Type type) {
    if (type == Type.Simple.NUMBER && value instanceof BigDecimal number) {
      return new Decimal(number);
    } else if (type == Type.Simple.NUMBER && (value instanceof Integer || value instanceof Long)) {
      return Decimal.of(((Number) value).longValue());
    } else if (type == Type.Simple.TEXT && value instanceof String
        || type == Type.Simple.FLAG && value instanceof Boolean
        || type == Type.Simple.DATE && value instanceof LocalDate) {
      return value;
    } else if (type instanceof Type.ListOf list && value instanceof List<?> items) {
      return items.stream().map(item -> in(name, item, list.of())).toList();
    } else if (type instanceof Type.Row row && value instanceof Map<?, ?> cells) {
      Map<String, Object> converted = new HashMap<>();
      row.fields()
          .forEach(
              (field, of) -> {
                Object cell = cells.get(field);
                if (cell != null) {
                  converted.put(field, in(name + "." + field, cell, of));
                }
              });
      return converted;
    }
    throw new IllegalArgumentException(
        name + ": " + value.getClass().getSimpleName() + " is no " + type);
  }

  private static Object out(Object value) {
    if (value instanceof Decimal decimal) {
      return decimal.value();
    }
    if (value instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    return value instanceof List<?> list ? list.stream().map(Expression::out).toList() : value;
  }

  private static String shown(@Nullable Object value) {
    if (value == null || value instanceof CelUnknownSet) {
      return "?";
    }
    String text = String.valueOf(value);
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression expression
        && source.equals(expression.source)
        && types.equals(expression.types)
        && tree.equals(expression.tree);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }
}
