package org.shanshui.records;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Type;

/**
 * What an attribute's values are. A raw value is what a form, a workbook or a program gives: a
 * text, a number, a flag, a list, a map. A value is what {@link #read} makes of it; {@link #plain}
 * is what is kept: texts, so that no digit is lost, in lists and maps.
 */
public sealed interface AttributeType {

  /**
   * A text.
   *
   * @param area whether it has several lines
   * @param pattern what the whole of it has to match
   */
  record Text(int longest, boolean area, Optional<Pattern> pattern) implements AttributeType {}

  /**
   * A number; its value is a BigDecimal.
   *
   * @param unit empty where there is none
   * @param decimals at most so many
   */
  record Number(String unit, @Nullable BigDecimal least, @Nullable BigDecimal most, int decimals)
      implements AttributeType {}

  /** An amount in yuan, to the fen; its value is a BigDecimal. */
  record Money(@Nullable BigDecimal least, @Nullable BigDecimal most) implements AttributeType {}

  /** A day; its value is a LocalDate. */
  record Date() implements AttributeType {}

  /** One of the codes of a list, by its key; or several, as a List. */
  record Choice(CodeList codes, boolean several) implements AttributeType {}

  /** Yes or no; its value is a Boolean. */
  record Flag() implements AttributeType {}

  /** A region, by its code. */
  record Region() implements AttributeType {}

  /** An organisation, by its number. */
  record Unit() implements AttributeType {}

  /** A person, by number. */
  record Person() implements AttributeType {}

  /**
   * Files, by their numbers, as a List.
   *
   * @param sorts of these; empty is any
   */
  record Files(int most, Set<String> sorts) implements AttributeType {
    public Files {
      sorts = Set.copyOf(sorts);
    }
  }

  /** A place on the earth; its value is a Geometry. */
  record Place(Set<Geometry.Shape> shapes) implements AttributeType {
    public Place {
      shapes = Set.copyOf(shapes);
    }
  }

  /** A record of a type, by its number; or several, as a List. */
  record Reference(String of, boolean several) implements AttributeType {}

  /** A table; its value is a List of Maps from the columns' keys. */
  record Rows(List<Attribute> columns, int most) implements AttributeType {
    public Rows {
      columns = List.copyOf(columns);
    }
  }

  /** The word of packs. */
  default String word() {
    if (this instanceof Text text) {
      return text.area() ? "area" : "text";
    }
    String word = getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    boolean several =
        this instanceof Choice choice && choice.several()
            || this instanceof Reference reference && reference.several();
    return several ? word + "s" : word;
  }

  /** What expressions take it for; empty for places, which they do not speak of. */
  default Optional<Type> type(String key) {
    if (this instanceof Number || this instanceof Money) {
      return Optional.of(Type.Simple.NUMBER);
    } else if (this instanceof Date) {
      return Optional.of(Type.Simple.DATE);
    } else if (this instanceof Flag) {
      return Optional.of(Type.Simple.FLAG);
    } else if (this instanceof Place) {
      return Optional.empty();
    } else if (this instanceof Rows rows) {
      Map<String, Type> fields = new LinkedHashMap<>();
      rows.columns()
          .forEach(c -> c.type().type(key + "." + c.key()).ifPresent(t -> fields.put(c.key(), t)));
      return Optional.of(new Type.ListOf(new Type.Row(key, fields)));
    }
    boolean list =
        this instanceof Files
            || this instanceof Choice choice && choice.several()
            || this instanceof Reference reference && reference.several();
    return Optional.of(list ? new Type.ListOf(Type.Simple.TEXT) : Type.Simple.TEXT);
  }

  /**
   * Reads a raw value.
   *
   * @param raw not null, not blank
   * @param at where problems are told
   * @param problems takes what is wrong with it
   * @return null where something is
   */
  default @Nullable Object read(Object raw, Known known, String at, List<Problem> problems) {
    int before = problems.size();
    Object value = value(raw, known, at, problems);
    return problems.size() == before ? value : null;
  }

  private @Nullable Object value(Object raw, Known known, String at, List<Problem> problems) {
    if (this instanceof Text text) {
      return text(text, raw, at, problems);
    } else if (this instanceof Number number) {
      return number(raw, number.least(), number.most(), number.decimals(), at, problems);
    } else if (this instanceof Money money) {
      return number(raw, money.least(), money.most(), 2, at, problems);
    } else if (this instanceof Date) {
      return day(raw, at, problems);
    } else if (this instanceof Flag) {
      return flag(raw, at, problems);
    } else if (this instanceof Place place) {
      return place(place, raw, at, problems);
    } else if (this instanceof Rows rows) {
      return rows(rows, raw, known, at, problems);
    }
    boolean list = type("x").orElseThrow() instanceof Type.ListOf;
    return list ? several(raw, known, at, problems) : one(raw, known, at, problems);
  }

  private static String text(Text type, Object raw, String at, List<Problem> problems) {
    String text = String.valueOf(raw).strip();
    if (!(raw instanceof String)) {
      problems.add(
          new Problem(
              at, new Words("应为文字", "a text is expected"), new Words("请填写文字", "give a text")));
    } else if (text.codePointCount(0, text.length()) > type.longest()) {
      problems.add(
          new Problem(
              at,
              new Words("文字太长", "the text is too long"),
              new Words(
                  "至多 " + type.longest() + " 个字", "at most " + type.longest() + " characters")));
    } else if (type.pattern().filter(p -> !p.matcher(text).matches()).isPresent()) {
      problems.add(
          new Problem(
              at,
              new Words("“" + text + "”的写法不对", "“" + text + "” is not written as it should be"),
              new Words("应符合 " + type.pattern().get(), "it has to match " + type.pattern().get())));
    }
    return text;
  }

  private static @Nullable BigDecimal number(
      Object raw,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      int decimals,
      String at,
      List<Problem> problems) {
    BigDecimal number = Numbers.parse(raw).orElse(null);
    if (number == null) {
      problems.add(
          new Problem(
              at,
              new Words("“" + shown(raw) + "”不是数", "“" + shown(raw) + "” is no number"),
              new Words("请写作 1234.5，不加逗号和单位", "write it as 1234.5, without commas and unit")));
      return null;
    }
    if (number.stripTrailingZeros().scale() > decimals) {
      problems.add(
          new Problem(
              at,
              new Words("小数位数过多", "there are too many decimals"),
              new Words("至多 " + decimals + " 位小数", "at most " + decimals + " decimals")));
    }
    if (least != null && number.compareTo(least) < 0
        || most != null && number.compareTo(most) > 0) {
      String bounds =
          (least == null ? "…" : least.toPlainString())
              + " – "
              + (most == null ? "…" : most.toPlainString());
      problems.add(
          new Problem(
              at,
              new Words(
                  number.toPlainString() + " 超出范围", number.toPlainString() + " is out of bounds"),
              new Words("应在 " + bounds + " 之间", "it lies within " + bounds)));
    }
    return number;
  }

  private static @Nullable LocalDate day(Object raw, String at, List<Problem> problems) {
    if (raw instanceof LocalDate day) {
      return day;
    }
    try {
      return LocalDate.parse(String.valueOf(raw).strip());
    } catch (DateTimeException e) {
      problems.add(
          new Problem(
              at,
              new Words("“" + shown(raw) + "”不是日期", "“" + shown(raw) + "” is no day"),
              new Words("请写作 2026-01-31", "write it as 2026-01-31")));
      return null;
    }
  }

  private static @Nullable Boolean flag(Object raw, String at, List<Problem> problems) {
    if (raw.equals(true) || raw.equals("true")) {
      return true;
    } else if (raw.equals(false) || raw.equals("false")) {
      return false;
    }
    problems.add(
        new Problem(
            at,
            new Words(
                "“" + shown(raw) + "”不是“是”或“否”", "“" + shown(raw) + "” is neither yes nor no"),
            new Words("请写 true 或 false", "write true or false")));
    return null;
  }

  private static @Nullable Geometry place(
      Place type, Object raw, String at, List<Problem> problems) {
    Geometry geometry = Geometry.read(raw).orElse(null);
    if (geometry == null) {
      problems.add(
          new Problem(
              at,
              new Words("不是正确的位置", "this is no place on the earth"),
              new Words(
                  "点写作“经度,纬度”，如 120.15,30.28；线和面用 GeoJSON",
                  "write a point as longitude,latitude, as 120.15,30.28; lines and polygons as GeoJSON")));
    } else if (!type.shapes().contains(geometry.shape())) {
      String shapes =
          type.shapes().stream()
              .map(Geometry.Shape::word)
              .sorted()
              .collect(Collectors.joining(", "));
      problems.add(
          new Problem(
              at,
              new Words("形状不对", "it has another shape"),
              new Words("应为 " + shapes, "it has to be of " + shapes)));
    }
    return geometry;
  }

  private @Nullable String one(Object raw, Known known, String at, List<Problem> problems) {
    String key =
        raw instanceof BigDecimal number ? number.toPlainString() : String.valueOf(raw).strip();
    if (!isThere(key, known)) {
      problems.add(
          new Problem(
              at,
              new Words("没有“" + shown(key) + "”", "there is no “" + shown(key) + "”"),
              remedy(known)));
    }
    return key;
  }

  private boolean isThere(String key, Known known) {
    if (this instanceof Choice choice) {
      return choice.codes().on(known.today()).stream().anyMatch(c -> c.key().equals(key));
    } else if (this instanceof Region) {
      return known.region(key);
    } else if (this instanceof Unit) {
      return known.unit(key);
    } else if (this instanceof Person) {
      return known.person(key);
    } else if (this instanceof Files files) {
      return known.file(key, files.sorts());
    }
    return this instanceof Reference reference && known.record(reference.of(), key);
  }

  private Words remedy(Known known) {
    if (this instanceof Choice choice) {
      List<CodeList.Code> codes = choice.codes().on(known.today());
      String first =
          codes.stream().limit(20).map(CodeList.Code::key).collect(Collectors.joining(", "));
      return new Words(
          "可用：" + first + (codes.size() > 20 ? " …" : ""),
          "take one of " + first + (codes.size() > 20 ? " …" : ""));
    }
    return new Words("请从列表中选择", "choose one from the list");
  }

  private List<String> several(Object raw, Known known, String at, List<Problem> problems) {
    List<?> items = raw instanceof List<?> list ? list : List.of(raw);
    int most = this instanceof Files files ? files.most() : 1_000;
    if (items.size() > most) {
      problems.add(tooMany(at, most));
      return List.of();
    }
    List<String> keys = new ArrayList<>();
    for (Object item : items) {
      String key = item == null ? null : one(item, known, at, problems);
      if (key != null && !keys.contains(key)) {
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  private static Problem tooMany(String at, int most) {
    return new Problem(
        at,
        new Words("太多", "there are too many"),
        new Words("至多 " + most + " 项", "at most " + most));
  }

  private static List<Map<String, Object>> rows(
      Rows type, Object raw, Known known, String at, List<Problem> problems) {
    if (!(raw instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
      problems.add(
          new Problem(
              at,
              new Words("应为表格", "a table is expected"),
              new Words("请逐行填写", "give it row by row")));
      return List.of();
    }
    if (list.size() > type.most()) {
      problems.add(tooMany(at, type.most()));
      return List.of();
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String prefix = at + "[" + (i + 1) + "].";
      rows.add(Values.read(type.columns(), (Map<?, ?>) list.get(i), known, prefix, problems));
    }
    return List.copyOf(rows);
  }

  private static String shown(Object raw) {
    String text = String.valueOf(raw);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /** A value as it is kept: a text, a list of such, or maps. */
  default Object plain(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof Geometry geometry) {
      return geometry.plain();
    } else if (this instanceof Rows rows) {
      return ((List<?>) value)
          .stream().map(row -> Values.plain(rows.columns(), (Map<?, ?>) row)).toList();
    }
    return value instanceof List<?> ? value : String.valueOf(value);
  }
}
