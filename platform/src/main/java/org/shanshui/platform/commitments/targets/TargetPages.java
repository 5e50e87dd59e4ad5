package org.shanshui.platform.commitments.targets;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.commitments.lights.About;
import org.shanshui.platform.commitments.lights.Lights;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of targets and their shares. */
@Controller
class TargetPages {
  private final Targets targets;
  private final Apportioning apportioning;
  private final Lights lights;
  private final Choices choices;
  private final Units units;
  private final Regions regions;
  private final TargetCurve curve;
  private final Subjects subjects;

  TargetPages(
      Targets targets,
      Apportioning apportioning,
      Lights lights,
      Choices choices,
      Units units,
      Regions regions,
      TargetCurve curve,
      Subjects subjects) {
    this.subjects = subjects;
    this.targets = targets;
    this.apportioning = apportioning;
    this.lights = lights;
    this.choices = choices;
    this.units = units;
    this.regions = regions;
    this.curve = curve;
  }

  @Bean
  static Section targetSection() {
    return new Section("targets", "/targets", "targets", 40, May.EVERYONE);
  }

  @GetMapping("/targets/{id:[0-9]+}")
  String target(@PathVariable long id, Model model, Locale locale) {
    Target target = targets.get(id);
    Commitment c = target.common();
    List<Target> shares = targets.sharesOf(id);
    model.addAttribute("target", target);
    model.addAttribute("c", c);
    model.addAttribute("verdict", lights.explain(id));
    model.addAttribute("ties", subjects.ties(new Subject("TARGET", id)));
    model.addAttribute("facts", lights.facts(id));
    About about = lights.about();
    model.addAttribute("least", target.least(about));
    model.addAttribute("tolerance", target.tolerance(about));
    model.addAttribute("shares", shares);
    model.addAttribute("curve", curve.view(target, shares, locale));
    model.addAttribute(
        "whole",
        c.parentId() != null && c.axis() != null ? targets.find(c.parentId()).orElse(null) : null);
    model.addAttribute("timeline", subjects.timeline(new Subject("TARGET", id)));
    List<Commitment> all = new ArrayList<>(shares.stream().map(Target::common).toList());
    all.add(c);
    model.addAttribute("names", choices.names(all));
    boolean planner = Commitment.CHANGE.allows(c);
    model.addAttribute("mayEdit", planner);
    model.addAttribute("natures", Nature.values());
    if (planner) {
      model.addAttribute("units", choices.units());
      model.addAttribute("yearRows", yearRows(target, shares));
      model.addAttribute("unitRows", unitRows(target, shares));
    }
    return "commitments/target";
  }

  /** A row of the form of shares. */
  record ShareRow(
      String key, String name, @Nullable BigDecimal value, @Nullable BigDecimal weight) {}

  private static List<ShareRow> yearRows(Target target, List<Target> shares) {
    Map<Integer, BigDecimal> known = new LinkedHashMap<>();
    for (Target share : shares) {
      if ("YEAR".equals(share.common().axis()) && share.value() != null) {
        known.put(share.common().due().getYear(), share.value());
      }
    }
    List<ShareRow> rows = new ArrayList<>();
    for (int year = target.common().startOn().getYear();
        year <= target.common().due().getYear();
        year++) {
      rows.add(new ShareRow(String.valueOf(year), String.valueOf(year), known.get(year), null));
    }
    return rows;
  }

  /**
   * The governments of the regions below, the units that take part, and those that have a share.
   */
  private List<ShareRow> unitRows(Target target, List<Target> shares) {
    Map<Long, Target> known = new LinkedHashMap<>();
    for (Target share : shares) {
      if ("UNIT".equals(share.common().axis())) {
        known.put(share.common().leadUnitId(), share);
      }
    }
    Map<Long, String> offered = new LinkedHashMap<>();
    regions
        .byPath(target.common().regionPath())
        .ifPresent(
            r -> units.governmentsBelow(r.code()).forEach(u -> offered.put(u.id(), u.name())));
    for (Unit unit : units.get(target.common().unitIds())) {
      offered.putIfAbsent(unit.id(), unit.name());
    }
    known.forEach(
        (id, share) -> offered.putIfAbsent(id, share.scope() == null ? "" : share.scope()));
    List<ShareRow> rows = new ArrayList<>();
    offered.forEach(
        (id, name) -> {
          Target share = known.get(id);
          rows.add(
              new ShareRow(
                  String.valueOf(id),
                  name,
                  share == null ? null : share.value(),
                  share == null ? null : share.weight()));
        });
    return rows;
  }

  @PostMapping("/targets/{id:[0-9]+}")
  String edit(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam String comparator,
      @RequestParam BigDecimal value,
      @RequestParam LocalDate due,
      @RequestParam long lead,
      @RequestParam(required = false) @Nullable List<Long> supports) {
    targets.edit(id, version, comparator, value, due, lead, Choices.ids(supports));
    return "redirect:/targets/" + id;
  }

  @PostMapping("/targets/{id:[0-9]+}/nature")
  String choose(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam Nature nature,
      @RequestParam(required = false) @Nullable String denominator) {
    targets.choose(id, version, nature, denominator);
    return "redirect:/targets/" + id;
  }

  @PostMapping("/targets/{id:[0-9]+}/years")
  String years(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam String path,
      HttpServletRequest request) {
    List<Apportioning.YearShare> shares = new ArrayList<>();
    given(request, "year.")
        .forEach(
            (key, value) -> shares.add(new Apportioning.YearShare(Integer.parseInt(key), value)));
    apportioning.byYear(id, version, path, shares);
    return "redirect:/targets/" + id + "#shares";
  }

  @PostMapping("/targets/{id:[0-9]+}/units")
  String units(@PathVariable long id, @RequestParam int version, HttpServletRequest request) {
    Map<String, BigDecimal> weights = given(request, "weight.");
    List<Apportioning.UnitShare> shares = new ArrayList<>();
    given(request, "unit.")
        .forEach(
            (key, value) ->
                shares.add(
                    new Apportioning.UnitShare(Long.parseLong(key), value, weights.get(key))));
    apportioning.byUnit(id, version, shares);
    return "redirect:/targets/" + id + "#shares";
  }

  @PostMapping("/targets/{id:[0-9]+}/unite")
  String unite(@PathVariable long id, @RequestParam int version) {
    apportioning.unite(id, version);
    return "redirect:/targets/" + id;
  }

  /** The numbers of fields that begin so, those left empty not. */
  private static Map<String, BigDecimal> given(HttpServletRequest request, String prefix) {
    Map<String, BigDecimal> given = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.startsWith(prefix) || values[0].isBlank()) {
                return;
              }
              String key = name.substring(prefix.length());
              try {
                if (key.matches("[0-9]{1,18}")) {
                  given.put(key, new BigDecimal(values[0].strip()));
                }
              } catch (NumberFormatException e) {
                throw Refusal.invalid(
                        "commitments.share-unreadable",
                        "分解值“" + values[0] + "”不是数字。",
                        "the share " + values[0] + " is not a number")
                    .beside(name)
                    .asException();
              }
            });
    return given;
  }
}
