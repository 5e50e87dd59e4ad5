package org.shanshui.platform.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.platform.directory.Offered;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.secrecy.Mask;
import org.shanshui.records.Attribute;
import org.shanshui.records.AttributeType;
import org.shanshui.records.CodeList;
import org.shanshui.records.Known;
import org.shanshui.records.Problem;
import org.shanshui.records.RecordType;
import org.shanshui.records.Values;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * The values of records (登记内容) as a declared type has them: read, asked for on forms, and shown.
 */
@Component
public class RecordForms {
  private static final String FIELD = "field.";

  private final Regions regions;
  private final Units units;
  private final Offered offered;
  private final Clock clock;

  RecordForms(Regions regions, Units units, Offered offered, Clock clock) {
    this.regions = regions;
    this.units = units;
    this.offered = offered;
    this.clock = clock;
  }

  /** What records may point to. */
  private final class House implements Known {
    @Override
    public LocalDate today() {
      return LocalDate.now(clock);
    }

    @Override
    public boolean region(String code) {
      return regions.find(code).isPresent();
    }

    @Override
    public boolean unit(String id) {
      return id.matches("\\d{1,18}")
          && units.find(Long.parseLong(id)).filter(Unit::active).isPresent();
    }
  }

  /** What is there, for checks, conditions and grades. */
  public Known house() {
    return new House();
  }

  /**
   * Values as they are kept.
   *
   * @param raw by key
   * @throws org.shanshui.platform.refusal.Refused with all that is wrong, each beside its field
   */
  public Map<String, Object> kept(RecordType type, Map<String, ?> raw) {
    RecordType.Reading reading = type.read(raw, house());
    refuse(type, reading.problems());
    return Values.plain(type.attributes(), reading.values());
  }

  /** Refuses with all of these, each beside its field; does nothing where there are none. */
  public static void refuse(RecordType type, List<Problem> problems) {
    Refused.ifAny(problems.stream().map(problem -> refusal(type, problem)).toList());
  }

  private static Refusal refusal(RecordType type, Problem problem) {
    String chinese = problem.what().chinese() + "，" + problem.remedy().chinese() + "。";
    String english = problem.what().english() + "; " + problem.remedy().english();
    if (problem.at().isEmpty()) {
      return Refusal.invalid("forms.value-unfit", chinese, english);
    }
    String key = problem.at().replaceAll("[.\\[].*", "");
    Attribute attribute = type.attribute(key);
    String rest = problem.at().substring(key.length());
    Words name = attribute == null ? new Words(key, key) : attribute.name();
    return Refusal.invalid(
            "forms.value-unfit",
            "“" + name.chinese() + rest + "”：" + chinese,
            name.english() + " (" + problem.at() + "): " + english)
        .beside(field(key));
  }

  /** A form asks for what it has a field for: attributes of other types are faults of a pack. */
  public static void onForms(RecordType record, Node.Mapping root, Faults faults) {
    List<Node.Mapping> nodes = root.maps("attributes");
    for (int i = 0; i < nodes.size(); i++) {
      AttributeType type = record.attributes().get(i).type();
      if (type instanceof AttributeType.Rows
          || type instanceof AttributeType.Files
          || type instanceof AttributeType.Person
          || type instanceof AttributeType.Reference) {
        faults.add(
            nodes.get(i).get("type").place(),
            new Words("登记表不能填 " + type.word() + " 类字段", "forms have no field for " + type.word()),
            new Words("请改用其他类型；文件另作附件上传", "take another type; files are put in by themselves"));
      }
    }
  }

  /** What the field of an attribute is called on forms. */
  public static String field(String key) {
    return FIELD + key;
  }

  /** What was typed into a form, by key. */
  public static Map<String, Object> typed(MultiValueMap<String, String> form) {
    Map<String, Object> raw = new HashMap<>();
    form.forEach(
        (name, values) -> {
          if (name.startsWith(FIELD)) {
            raw.put(name.substring(FIELD.length()), values.size() == 1 ? values.get(0) : values);
          }
        });
    return raw;
  }

  /**
   * A field of a form.
   *
   * @param control text, area, number, date, choice, choices
   * @param values what it holds, as it is typed
   * @param options of a choice: key → words
   * @param step of a number
   */
  public record Input(
      String name,
      String label,
      @Nullable String hint,
      String control,
      boolean required,
      List<String> values,
      Map<String, String> options,
      @Nullable String step,
      @Nullable String least,
      @Nullable String most,
      @Nullable Integer longest) {}

  /**
   * The fields of a form.
   *
   * @param kept what they hold; empty for a new record
   */
  public List<Input> inputs(List<Attribute> attributes, Map<String, ?> kept) {
    return attributes.stream().map(a -> input(a, kept.get(a.key()))).toList();
  }

  private Input input(Attribute attribute, @Nullable Object kept) {
    boolean chinese = chinese();
    AttributeType type = attribute.type();
    String hint = attribute.hint().map(h -> h.in(chinese)).orElse(null);
    String label = attribute.name().in(chinese);
    String control = "text";
    Map<String, String> options = Map.of();
    String step = null;
    String least = null;
    String most = null;
    Integer longest = null;
    if (type instanceof AttributeType.Text text) {
      control = text.area() ? "area" : "text";
      longest = text.longest();
    } else if (type instanceof AttributeType.Number number) {
      control = "number";
      label +=
          number.unit().isEmpty()
              ? ""
              : chinese ? "（" + number.unit() + "）" : " (" + number.unit() + ")";
      step = java.math.BigDecimal.ONE.movePointLeft(number.decimals()).toPlainString();
      least = number.least() == null ? null : number.least().toPlainString();
      most = number.most() == null ? null : number.most().toPlainString();
    } else if (type instanceof AttributeType.Money money) {
      control = "number";
      label += chinese ? "（元）" : " (yuan)";
      step = "0.01";
      least = money.least() == null ? null : money.least().toPlainString();
      most = money.most() == null ? null : money.most().toPlainString();
    } else if (type instanceof AttributeType.Date) {
      control = "date";
    } else if (type instanceof AttributeType.Choice choice) {
      control = choice.several() ? "choices" : "choice";
      options = options(choice.codes().on(LocalDate.now(clock)), chinese);
    } else if (type instanceof AttributeType.Flag) {
      control = "choice";
      options = flags(chinese);
    } else if (type instanceof AttributeType.Region) {
      control = "choice";
      options = offered.regions();
    } else if (type instanceof AttributeType.Unit) {
      control = "choice";
      Map<String, String> names = new LinkedHashMap<>();
      offered.units().forEach((id, name) -> names.put(String.valueOf(id), name));
      options = names;
    } else if (type instanceof AttributeType.Place && hint == null) {
      hint = chinese ? "经度,纬度，如 120.15,30.28" : "longitude,latitude, as 120.15,30.28";
    }
    return new Input(
        field(attribute.key()),
        label,
        hint,
        control,
        attribute.required(),
        written(kept),
        options,
        step,
        least,
        most,
        longest);
  }

  private static Map<String, String> options(List<CodeList.Code> codes, boolean chinese) {
    Map<String, String> options = new LinkedHashMap<>();
    codes.forEach(code -> options.put(code.key(), code.words().in(chinese)));
    return options;
  }

  private static Map<String, String> flags(boolean chinese) {
    Map<String, String> flags = new LinkedHashMap<>();
    flags.put("true", chinese ? "是" : "Yes");
    flags.put("false", chinese ? "否" : "No");
    return flags;
  }

  /** A value in words. */
  public record Shown(String name, String value) {}

  /**
   * Kept values in words, in the order of the attributes; those that the type declares no more come
   * last, under their keys.
   *
   * @param open whether personal values are shown in full
   */
  public List<Shown> shown(RecordType record, Map<String, Object> kept, boolean open) {
    boolean chinese = chinese();
    List<Shown> shown = new ArrayList<>();
    Map<String, Object> rest = new LinkedHashMap<>(kept);
    for (Attribute attribute : record.attributes()) {
      Object value = rest.remove(attribute.key());
      if (value != null) {
        String text = text(attribute.type(), value, chinese);
        shown.add(
            new Shown(
                attribute.name().in(chinese),
                attribute.personal() && !open ? Mask.name(text) : text));
      }
    }
    rest.forEach((key, value) -> shown.add(new Shown(key, String.valueOf(value))));
    return shown;
  }

  /** A kept value in words, in the reader's language. */
  public String said(Attribute attribute, Object value) {
    return text(attribute.type(), value, chinese());
  }

  private String text(AttributeType type, Object value, boolean chinese) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(one -> text(type, one, chinese))
          .collect(Collectors.joining(chinese ? "、" : ", "));
    }
    String plain = String.valueOf(value);
    if (type instanceof AttributeType.Choice choice) {
      return choice.codes().find(plain).map(code -> code.words().in(chinese)).orElse(plain);
    } else if (type instanceof AttributeType.Number number && !number.unit().isEmpty()) {
      return plain + " " + number.unit();
    } else if (type instanceof AttributeType.Money) {
      return plain + (chinese ? " 元" : " yuan");
    } else if (type instanceof AttributeType.Flag) {
      return flags(chinese).getOrDefault(plain, plain);
    } else if (type instanceof AttributeType.Region) {
      return regions.find(plain).map(Region::name).orElse(plain);
    } else if (type instanceof AttributeType.Unit && plain.matches("\\d{1,18}")) {
      return units.find(Long.parseLong(plain)).map(Unit::name).orElse(plain);
    } else if (value instanceof Map<?, ?> place) {
      return point(place).replace(",", ", ");
    }
    return plain;
  }

  /** What a field holds, as it is typed. */
  private static List<String> written(@Nullable Object kept) {
    if (kept == null) {
      return List.of();
    } else if (kept instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return List.of(kept instanceof Map<?, ?> place ? point(place) : String.valueOf(kept));
  }

  private static String point(Map<?, ?> place) {
    return String.valueOf(place.get("coordinates")).replaceAll("[\\[\\]\\s]", "");
  }

  private static boolean chinese() {
    return !LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
