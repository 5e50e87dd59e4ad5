package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.secrecy.Mask;
import org.shanshui.records.Attribute;
import org.shanshui.records.AttributeType;
import org.shanshui.records.CodeList;
import org.shanshui.records.Known;
import org.shanshui.records.Problem;
import org.shanshui.records.RecordType;
import org.shanshui.records.Values;
import org.springframework.stereotype.Component;

/** The attributes that a kind of case declares: read, asked for on forms, and shown. */
@Component
class CaseAttributes {
  private final Regions regions;
  private final Units units;
  private final CaseWords words;
  private final Clock clock;

  CaseAttributes(Regions regions, Units units, CaseWords words, Clock clock) {
    this.regions = regions;
    this.units = units;
    this.words = words;
    this.clock = clock;
  }

  /** What cases may point to. */
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

  /**
   * The values of a new case as they are kept; refuses with all that is wrong with them.
   *
   * @param raw by key
   */
  Map<String, Object> kept(Kind kind, Map<String, ?> raw) {
    RecordType.Reading reading = kind.record().read(raw, new House());
    if (reading.problems().isEmpty()) {
      return Values.plain(kind.record().attributes(), reading.values());
    }
    throw Refusal.invalid(
            "cases.attributes-unfit",
            said(kind, reading.problems(), true),
            said(kind, reading.problems(), false))
        .asException();
  }

  private static String said(Kind kind, List<Problem> problems, boolean chinese) {
    return problems.stream()
        .map(
            problem -> {
              Attribute attribute = kind.record().attribute(problem.at());
              String name =
                  attribute == null
                      ? problem.at()
                      : chinese
                          ? attribute.name().chinese()
                          : attribute.name().english() + " (" + problem.at() + ")";
              return (chinese ? "“" + name + "”：" : name + ": ")
                  + problem.what().in(chinese)
                  + (chinese ? "，" : ", ")
                  + problem.remedy().in(chinese);
            })
        .collect(Collectors.joining(chinese ? "；" : "; ", "", chinese ? "。" : ""));
  }

  /**
   * A field of a form.
   *
   * @param control text, area, number, date, choice, choices
   * @param options of a choice: key → words
   * @param step of a number
   */
  record Input(
      String name,
      String label,
      @Nullable String hint,
      String control,
      boolean required,
      Map<String, String> options,
      @Nullable String step,
      @Nullable String least,
      @Nullable String most,
      @Nullable Integer longest) {}

  /** The fields that a form of this kind has. */
  List<Input> inputs(Kind kind) {
    return kind.record().attributes().stream().map(this::input).toList();
  }

  private Input input(Attribute attribute) {
    boolean chinese = !CaseWords.english();
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
      options = words.regionChoices();
    } else if (type instanceof AttributeType.Unit) {
      control = "choice";
      Map<String, String> choices = new LinkedHashMap<>();
      words.unitChoices().forEach((id, name) -> choices.put(String.valueOf(id), name));
      options = choices;
    } else if (type instanceof AttributeType.Place && hint == null) {
      hint = chinese ? "经度,纬度，如 120.15,30.28" : "longitude,latitude, as 120.15,30.28";
    }
    return new Input(
        "field." + attribute.key(),
        label,
        hint,
        control,
        attribute.required(),
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
  record Shown(String name, String value) {}

  /**
   * The values of a case in words, in the order of the attributes; those that its kind declares no
   * more come last, under their keys.
   *
   * @param open whether personal values are shown in full
   */
  List<Shown> shown(Kind kind, Map<String, Object> kept, boolean open) {
    boolean chinese = !CaseWords.english();
    List<Shown> shown = new ArrayList<>();
    Map<String, Object> rest = new LinkedHashMap<>(kept);
    for (Attribute attribute : kind.record().attributes()) {
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
      return String.valueOf(place.get("coordinates")).replaceAll("[\\[\\]]", "");
    }
    return plain;
  }
}
