package org.shanshui.packkit.expression;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanshui.packkit.Words;

/** What an input or a result of an expression is. */
public sealed interface Type {
  /** A single value. */
  enum Simple implements Type {
    /** A String. */
    TEXT(new Words("文字", "a text"), SimpleType.STRING),
    /** A BigDecimal; every number is one. */
    NUMBER(new Words("数", "a number"), OpaqueType.create("decimal")),
    /** A Boolean. */
    FLAG(new Words("是或否", "yes or no"), SimpleType.BOOL),
    /** A LocalDate. */
    DATE(new Words("日期", "a date"), OpaqueType.create("date"));

    private final Words words;
    private final CelType cel;

    Simple(Words words, CelType cel) {
      this.words = words;
      this.cel = cel;
    }
  }

  /** A List. */
  record ListOf(Type of) implements Type {}

  /**
   * A Map from the names of its fields; one that is not there is missing.
   *
   * @param name of its own in a scope
   */
  record Row(String name, Map<String, Type> fields) implements Type {
    public Row {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  default Words words() {
    if (this instanceof Simple simple) {
      return simple.words;
    }
    return this instanceof ListOf list
        ? new Words(
            "列表（" + list.of().words().chinese() + "）", "a list of " + list.of().words().english())
        : new Words("一行", "a row");
  }

  /** As CEL's checker knows it. */
  default CelType cel() {
    if (this instanceof Simple simple) {
      return simple.cel;
    }
    if (this instanceof ListOf list) {
      return ListType.create(list.of().cel());
    }
    Row row = (Row) this;
    return StructType.create(
        row.name(),
        ImmutableSet.copyOf(row.fields().keySet()),
        field -> Optional.ofNullable(row.fields().get(field)).map(Type::cel));
  }

  /** The rows in it, itself among them. */
  default Stream<Row> rows() {
    if (this instanceof ListOf list) {
      return list.of().rows();
    }
    return this instanceof Row row
        ? Stream.concat(
            Stream.of(row),
            ImmutableList.copyOf(row.fields().values()).stream().flatMap(Type::rows))
        : Stream.empty();
  }
}
