package org.shanshui.platform.commitments.projects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.commitments.lights.Lights;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.Milestones;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.shanshui.platform.web.ExcelList;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of the library of projects. */
@Controller
class ProjectPages {
  private final Projects projects;
  private final ProjectProgress progress;
  private final LibraryRequests requests;
  private final Investments investments;
  private final Reconciliation reconciliation;
  private final RollUp rollUp;
  private final Milestones milestones;
  private final Lights lights;
  private final Choices choices;
  private final Clock clock;
  private final Subjects subjects;

  ProjectPages(
      Projects projects,
      ProjectProgress progress,
      LibraryRequests requests,
      Investments investments,
      Reconciliation reconciliation,
      RollUp rollUp,
      Milestones milestones,
      Lights lights,
      Choices choices,
      Clock clock,
      Subjects subjects) {
    this.subjects = subjects;
    this.projects = projects;
    this.progress = progress;
    this.requests = requests;
    this.investments = investments;
    this.reconciliation = reconciliation;
    this.rollUp = rollUp;
    this.milestones = milestones;
    this.lights = lights;
    this.choices = choices;
    this.clock = clock;
  }

  @Bean
  static Section projectSection() {
    return new Section("projects", "/projects", "projects", 50, May.EVERYONE);
  }

  private static Map<String, String> phases() {
    boolean english =
        LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    Map<String, String> options = new LinkedHashMap<>();
    for (Phase phase : Phase.values()) {
      options.put(phase.name(), english ? phase.english() : phase.chinese());
    }
    return options;
  }

  @GetMapping("/projects/{id:[0-9]+}")
  String project(@PathVariable long id, Model model) {
    Project project = projects.get(id);
    model.addAttribute("project", project);
    model.addAttribute("c", project.common());
    model.addAttribute("verdict", lights.explain(id));
    model.addAttribute("ties", subjects.ties(new Subject("PROJECT", id)));
    model.addAttribute("facts", lights.facts(id));
    model.addAttribute("investments", investments.of(id));
    model.addAttribute("quarters", progress.quarters(id));
    model.addAttribute("requests", requests.of(id));
    model.addAttribute("milestones", milestones.of(id));
    model.addAttribute("timeline", subjects.timeline(new Subject("PROJECT", id)));
    model.addAttribute("names", choices.unitNames(project.common().unitIds()));
    model.addAttribute("mayEdit", Commitment.CHANGE.allows(project.common()));
    model.addAttribute("mayLead", ProjectProgress.LEAD.allows(project.common()));
    model.addAttribute("maySetSteps", Commitment.STEER.allows(project.common()));
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("today", today);
    model.addAttribute("thisQuarter", (today.getMonthValue() + 2) / 3);
    return "commitments/project";
  }

  private void form(Model model) {
    model.addAttribute("units", choices.units());
    model.addAttribute("places", choices.places());
    model.addAttribute("phases", phases());
    model.addAttribute("plans", choices.plans());
    model.addAttribute("totals", projects.totals());
    model.addAttribute("funds", Funds.values());
    model.addAttribute("classes", projects.classes());
  }

  @GetMapping("/projects/new")
  String fresh(Model model) {
    form(model);
    int year = projects.thisYear();
    model.addAttribute("years", List.of(year - 1, year, year + 1, year + 2));
    model.addAttribute("amounts", Map.of());
    model.addAttribute("sums", Map.of());
    return "commitments/project-form";
  }

  @GetMapping("/projects/{id:[0-9]+}/edit")
  String edit(@PathVariable long id, Model model) {
    Project project = projects.get(id);
    form(model);
    model.addAttribute("project", project);
    model.addAttribute("c", project.common());
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    java.util.TreeSet<Integer> years = new java.util.TreeSet<>();
    int year = projects.thisYear();
    years.addAll(List.of(year - 1, year, year + 1));
    for (Investments.Investment investment : investments.of(id)) {
      String column = investment.year() == null ? "all" : investment.year().toString();
      amounts.put(column + "." + investment.source(), investment.amount());
      sums.merge(column, investment.amount(), BigDecimal::add);
      if (investment.year() != null) {
        years.add(investment.year());
      }
    }
    model.addAttribute("years", years);
    model.addAttribute("amounts", amounts);
    Map<String, String> written = new LinkedHashMap<>();
    sums.forEach((column, sum) -> written.put(column, Money.plain(sum)));
    model.addAttribute("sums", written);
    return "commitments/project-form";
  }

  /** The fields of the form of a project. */
  record Fields(
      String code,
      String name,
      String cls,
      @Nullable Phase phase,
      BigDecimal total,
      String place,
      @Nullable BigDecimal longitude,
      @Nullable BigDecimal latitude,
      @Nullable String datum,
      long lead,
      @Nullable List<Long> supports,
      LocalDate start,
      LocalDate due,
      @Nullable Long plan,
      @Nullable Long group,
      @Nullable String content) {}

  private static ProjectDraft draft(Fields fields, HttpServletRequest request) {
    Map<Funds, BigDecimal> sources = new LinkedHashMap<>();
    Map<Integer, Map<Funds, BigDecimal>> years = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.matches("money\\.(all|\\d{4})\\.[A-Z]+") || values[0].isBlank()) {
                return;
              }
              String[] parts = name.split("\\.");
              BigDecimal amount;
              Funds source;
              try {
                source = Funds.valueOf(parts[2]);
                amount = new BigDecimal(values[0].strip().replace(",", ""));
              } catch (IllegalArgumentException e) {
                throw Refusal.invalid(
                        "commitments.amount-unreadable",
                        "投资额“" + values[0] + "”不是数字，请只填数字，单位万元。",
                        "the amount " + values[0] + " is not a number of 万元")
                    .asException();
              }
              if (amount.signum() < 0) {
                throw Refusal.invalid(
                        "commitments.amount-negative",
                        "投资额不能为负：" + values[0] + "。",
                        "an amount cannot be negative: " + values[0])
                    .asException();
              }
              if (amount.signum() == 0) {
                return;
              }
              if (parts[1].equals("all")) {
                sources.put(source, amount);
              } else {
                years
                    .computeIfAbsent(Integer.valueOf(parts[1]), y -> new LinkedHashMap<>())
                    .put(source, amount);
              }
            });
    String datum =
        fields.datum() == null || fields.datum().isBlank() || fields.longitude() == null
            ? null
            : fields.datum();
    return new ProjectDraft(
        fields.code(),
        fields.name(),
        fields.cls(),
        fields.phase() == null ? Phase.PREPARATION : fields.phase(),
        fields.total(),
        sources,
        years,
        fields.place(),
        fields.longitude(),
        fields.latitude(),
        datum,
        fields.lead(),
        Choices.ids(fields.supports()),
        fields.start(),
        fields.due(),
        fields.plan(),
        fields.group(),
        fields.content() == null || fields.content().isBlank() ? null : fields.content().strip());
  }

  @PostMapping("/projects")
  String add(@ModelAttribute Fields fields, HttpServletRequest request) {
    return "redirect:/projects/" + projects.add(draft(fields, request));
  }

  @PostMapping("/projects/{id:[0-9]+}")
  String edit(
      @PathVariable long id,
      @RequestParam int version,
      @ModelAttribute Fields fields,
      HttpServletRequest request) {
    projects.edit(id, version, draft(fields, request));
    return "redirect:/projects/" + id;
  }

  @PostMapping("/projects/{id:[0-9]+}/phase")
  String move(@PathVariable long id, @RequestParam int version, @RequestParam Phase phase) {
    progress.move(id, version, phase);
    return "redirect:/projects/" + id;
  }

  @PostMapping("/projects/{id:[0-9]+}/requests")
  String ask(@PathVariable long id, @RequestParam String reason) {
    requests.ask(id, reason);
    return "redirect:/projects/" + id + "#library";
  }

  @PostMapping("/projects/{id:[0-9]+}/requests/{request:[0-9]+}")
  String decide(
      @PathVariable long id,
      @PathVariable long request,
      @RequestParam boolean approve,
      @RequestParam(required = false) @Nullable String reason) {
    requests.decide(id, request, approve, reason);
    return "redirect:/projects/" + id + "#library";
  }

  @PostMapping("/projects/{id:[0-9]+}/quarters")
  String quarter(
      @PathVariable long id,
      @RequestParam int year,
      @RequestParam int quarter,
      @RequestParam BigDecimal invested,
      @RequestParam(required = false) @Nullable Phase phase,
      @RequestParam(required = false) @Nullable String note) {
    progress.quarter(id, year, quarter, invested, phase, note);
    return "redirect:/projects/" + id + "#quarters";
  }

  @PostMapping("/projects/{id:[0-9]+}/milestones")
  String milestone(
      @PathVariable long id,
      @RequestParam String title,
      @RequestParam LocalDate due,
      @RequestParam(required = false) @Nullable BigDecimal weight) {
    projects.get(id);
    milestones.add(id, null, title, due, weight);
    return "redirect:/projects/" + id + "#milestones";
  }

  @PostMapping("/projects/{id:[0-9]+}/milestones/{milestone:[0-9]+}/done")
  String done(
      @PathVariable long id,
      @PathVariable long milestone,
      @RequestParam int version,
      @RequestParam(required = false) @Nullable LocalDate on,
      @RequestParam String evidence) {
    projects.get(id);
    milestones.done(id, milestone, version, on, evidence);
    return "redirect:/projects/" + id + "#milestones";
  }

  @GetMapping("/projects/rollup")
  String rollUp(
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(required = false) @Nullable Integer year,
      Model model) {
    int of = year == null ? projects.thisYear() : year;
    Map<String, List<RollUp.Sum>> sums = new LinkedHashMap<>();
    for (String by : List.of("all", "class", "region", "unit", "phase", "quarter")) {
      sums.put(by, new java.util.ArrayList<>());
    }
    rollUp
        .of(plan, of)
        .forEach(sum -> java.util.Objects.requireNonNull(sums.get(sum.by())).add(sum));
    model.addAttribute("sums", sums);
    model.addAttribute("plan", plan);
    model.addAttribute("year", of);
    model.addAttribute("choices", choices);
    model.addAttribute("phases", phases());
    model.addAttribute("groups", reconciliation.of(plan, of));
    return "commitments/rollup";
  }

  @GetMapping("/projects/rollup.xlsx")
  void rollUp(
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(required = false) @Nullable Integer year,
      HttpServletResponse response)
      throws IOException {
    int of = year == null ? projects.thisYear() : year;
    try (ExcelList excel = ExcelList.in(response, of + "年项目汇总")) {
      excel.sheet(
          "汇总",
          List.of(
              new ExcelList.Column("口径", 10),
              new ExcelList.Column("名称", 30),
              new ExcelList.Column("项目数", 10),
              new ExcelList.Column("总投资（万元）", 18),
              new ExcelList.Column(of + "年计划投资（万元）", 20),
              new ExcelList.Column(of + "年完成投资（万元）", 20)));
      for (RollUp.Sum sum : rollUp.of(plan, of)) {
        excel.row(
            by(sum), sum.name(), sum.projects(), sum.total(), sum.yearAmount(), sum.invested());
      }
    }
  }

  private static String by(RollUp.Sum sum) {
    return switch (sum.by()) {
      case "all" -> "全部";
      case "class" -> "类别";
      case "region" -> "建设地点";
      case "unit" -> "牵头单位";
      case "phase" -> "阶段";
      case "quarter" -> "季度";
      default -> throw new IllegalStateException("No word for " + sum.by());
    };
  }
}
