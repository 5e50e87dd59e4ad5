package org.shanshui.platform.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A region, what it was called, and what is to become of it (区划调整). */
@Controller
@RequestMapping("/directory/regions/{code}")
class RegionPages {
  private final Regions regions;
  private final RegionChanges changes;
  private final RegionChecks checks;
  private final RegionWords words;
  private final Said said;
  private final Clock clock;

  RegionPages(
      Regions regions,
      RegionChanges changes,
      RegionChecks checks,
      RegionWords words,
      Said said,
      Clock clock) {
    this.regions = regions;
    this.changes = changes;
    this.checks = checks;
    this.words = words;
    this.said = said;
    this.clock = clock;
  }

  /**
   * A change as the page of its region shows it.
   *
   * @param moved how many rows followed
   */
  record Line(RegionChange change, String what, @Nullable String fault, long moved) {}

  @GetMapping
  String region(@PathVariable String code, Model model) {
    Region region = regions.get(code);
    model.addAttribute("region", region);
    model.addAttribute("above", regions.above(region));
    model.addAttribute(
        "into",
        region.endedOn() == null || region.parentCode() == null
            ? null
            : regions.get(region.parentCode()));
    model.addAttribute("names", regions.names(region.code()));
    model.addAttribute("changes", changes.of(region.code()).stream().map(this::line).toList());
    model.addAttribute("mayPlan", changes.mayPlan(region));
    return "directory/region";
  }

  private Line line(RegionChange change) {
    boolean english =
        LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    return new Line(
        change,
        words.what(change),
        english ? change.faultEnglish() : change.faultChinese(),
        change.moved().values().stream().mapToLong(Long::longValue).sum());
  }

  /**
   * The form of a change.
   *
   * @param into the region that takes this one over, once it is chosen
   * @param parts of the region, a line each, once they are entered
   */
  @GetMapping("/change")
  String form(
      @PathVariable String code,
      @RequestParam RegionPlan.Kind kind,
      @RequestParam(required = false) @Nullable String into,
      @RequestParam(required = false) @Nullable String parts,
      Model model) {
    Region region = regions.get(code);
    if (!changes.mayPlan(region)) {
      throw Refusal.denied(
              "directory.change-by-level-above",
              "区划调整由上一级的管理员办理。",
              "a region is changed by an administrator of the level above")
          .asException();
    }
    model.addAttribute("region", region);
    model.addAttribute("kind", kind);
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("named", checks.calledAfter(region));
    model.addAttribute(
        "siblings",
        regions.children(Objects.requireNonNull(region.parentCode())).stream()
            .filter(
                other ->
                    !other.code().equals(region.code()) && other.level().equals(region.level()))
            .toList());
    Region taker = into == null || into.isBlank() ? null : regions.get(into);
    model.addAttribute("into", taker);
    model.addAttribute("takers", taker == null ? List.of() : checks.activeOf(taker));
    model.addAttribute("suggested", taker == null ? Map.of() : suggested(region, taker));
    model.addAttribute("partsText", parts == null ? "" : parts);
    model.addAttribute("parts", parts == null || parts.isBlank() ? List.of() : parts(parts));
    model.addAttribute("children", regions.children(region.code()));
    model.addAttribute(
        "units", kind == RegionPlan.Kind.SPLIT ? checks.topOf(region) : checks.activeOf(region));
    return "directory/region-change";
  }

  /** Units of the same meaning: 鹤汀县水利局 goes up in 松泠县水利局. */
  private Map<Long, Long> suggested(Region region, Region taker) {
    Map<Long, Long> suggested = new HashMap<>();
    List<Unit> there = checks.activeOf(taker);
    for (Unit unit : checks.activeOf(region)) {
      String stem = stem(unit, region);
      Optional<Unit> same =
          there.stream().filter(other -> stem(other, taker).equals(stem)).findFirst();
      same.ifPresent(other -> suggested.put(unit.id(), other.id()));
    }
    return suggested;
  }

  private static String stem(Unit unit, Region region) {
    return unit.name().startsWith(region.name())
        ? unit.name().substring(region.name().length())
        : unit.name();
  }

  @PostMapping("/change")
  String plan(
      @PathVariable String code,
      @RequestParam RegionPlan.Kind kind,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam Map<String, String> form,
      RedirectAttributes next) {
    if (on == null) {
      throw Refusal.invalid(
              "directory.change-day-missing", "请填写生效日。", "enter the day from which it holds")
          .beside("on")
          .asException();
    }
    RegionPlan plan =
        switch (kind) {
          case ALTERED ->
              new RegionPlan.Altered(
                  form.getOrDefault("name", ""), form.getOrDefault("code", "").strip());
          case MERGED -> new RegionPlan.Merged(form.getOrDefault("into", ""), takers(form));
          case SPLIT ->
              new RegionPlan.Split(
                  parts(form.getOrDefault("parts", "")),
                  form.getOrDefault("main", ""),
                  chosen(form, "region."),
                  owners(form));
        };
    RegionChange planned = changes.plan(code, plan, on, reason);
    said.on(next, "directory.change.planned", planned.onDay().toString());
    return "redirect:/directory/regions/" + planned.regionCode();
  }

  private static Map<Long, Long> takers(Map<String, String> form) {
    Map<Long, Long> takers = new LinkedHashMap<>();
    chosen(form, "unit.").forEach((unit, taker) -> takers.put(id(unit), id(taker)));
    return takers;
  }

  private static Map<Long, String> owners(Map<String, String> form) {
    Map<Long, String> owners = new LinkedHashMap<>();
    chosen(form, "unit.").forEach((unit, part) -> owners.put(id(unit), part));
    return owners;
  }

  private static Map<String, String> chosen(Map<String, String> form, String prefix) {
    Map<String, String> chosen = new LinkedHashMap<>();
    form.forEach(
        (name, value) -> {
          if (name.startsWith(prefix) && !value.isBlank()) {
            chosen.put(name.substring(prefix.length()), value);
          }
        });
    return chosen;
  }

  static long id(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw Refusal.invalid(
              "directory.unit-id-unreadable", "“" + text + "”不是单位编号。", text + " is no id of a unit")
          .asException();
    }
    return Long.parseLong(text);
  }

  /** A line each: 990111 东片区. */
  static List<RegionPlan.Part> parts(String text) {
    List<RegionPlan.Part> parts = new ArrayList<>();
    for (String line : text.split("[\\r\\n]+")) {
      if (line.isBlank()) {
        continue;
      }
      String[] words = line.strip().split("[\\s　]+", 2);
      if (words.length < 2) {
        throw Refusal.invalid(
                "directory.part-unreadable",
                "“" + line.strip() + "”应写作：代码 名称。",
                line.strip() + " is written as: code name")
            .beside("parts")
            .asException();
      }
      parts.add(new RegionPlan.Part(words[0], words[1].strip()));
    }
    return parts;
  }

  @PostMapping("/changes/{id}/withdraw")
  String withdraw(
      @PathVariable String code,
      @PathVariable long id,
      @RequestParam int version,
      RedirectAttributes next) {
    changes.withdraw(id, version);
    said.on(next, "directory.change.withdrawn");
    return "redirect:/directory/regions/" + code;
  }
}
