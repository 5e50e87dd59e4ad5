package org.shanshui.platform.commitments.tasks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.commitments.lights.Lights;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.Milestones;
import org.shanshui.platform.commitments.targets.Targets;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.ListView;
import org.shanshui.platform.listing.ListViews;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.shanshui.platform.web.Download;
import org.shanshui.platform.web.ExcelList;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of the three lists, of a task, and of the year's work points. */
@Controller
class TaskPages {
  private final Tasks tasks;
  private final WorkPoints points;
  private final ThreeLists lists;
  private final Listing<Task> list;
  private final ListViews views;
  private final Targets targets;
  private final Milestones milestones;
  private final Lights lights;
  private final Choices choices;
  private final Clock clock;
  private final Subjects subjects;

  TaskPages(
      Tasks tasks,
      WorkPoints points,
      ThreeLists lists,
      Listing<Task> list,
      ListViews views,
      Targets targets,
      Milestones milestones,
      Lights lights,
      Choices choices,
      Clock clock,
      Subjects subjects) {
    this.subjects = subjects;
    this.tasks = tasks;
    this.points = points;
    this.lists = lists;
    this.list = list;
    this.views = views;
    this.targets = targets;
    this.milestones = milestones;
    this.lights = lights;
    this.choices = choices;
    this.clock = clock;
  }

  @Bean
  static Section taskSection() {
    return new Section("tasks", "/tasks", "tasks", 30, May.EVERYONE);
  }

  @GetMapping("/tasks/measures")
  String measures(HttpServletRequest request, Model model) {
    ListView<Task> view = views.of(list, "/tasks/measures", request);
    model.addAttribute("list", view);
    model.addAttribute("measures", tasks.measures(view.page().items()));
    return "commitments/measures";
  }

  @GetMapping("/tasks/duties")
  String duties(HttpServletRequest request, Model model) {
    ListView<Task> view = views.of(list, "/tasks/duties", request);
    model.addAttribute("list", view);
    model.addAttribute("duties", tasks.duties(list, view.ask()));
    return "commitments/duties";
  }

  @GetMapping("/tasks/lists.xlsx")
  void workbook(@Of("/tasks") Ask ask, HttpServletResponse response) throws IOException {
    // Refuses what cannot be asked before the answer has begun.
    Lists.query(list, ask, 1);
    lists.workbook(ask, Download.workbook(response, "三张清单"));
  }

  @GetMapping("/tasks/{id:[0-9]+}")
  String task(@PathVariable long id, Model model) {
    Task task = tasks.get(id);
    model.addAttribute("task", task);
    model.addAttribute("c", task.common());
    model.addAttribute("verdict", lights.explain(id));
    model.addAttribute("ties", subjects.ties(new Subject("TASK", id)));
    model.addAttribute("facts", lights.facts(id));
    model.addAttribute("measures", tasks.measures(id));
    model.addAttribute("milestones", milestones.of(id));
    model.addAttribute("targets", targets.ofTask(id));
    model.addAttribute("timeline", subjects.timeline(new Subject("TASK", id)));
    model.addAttribute("names", choices.unitNames(task.common().unitIds()));
    model.addAttribute("maySetSteps", Commitment.STEER.allows(task.common()));
    boolean planner = Commitment.CHANGE.allows(task.common());
    model.addAttribute("mayEdit", planner);
    model.addAttribute("units", planner ? choices.units() : java.util.Map.of());
    model.addAttribute("today", LocalDate.now(clock));
    return "commitments/task";
  }

  @PostMapping("/tasks/{id:[0-9]+}")
  String edit(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam String title,
      @RequestParam long lead,
      @RequestParam(required = false) @Nullable List<Long> supports,
      @RequestParam LocalDate start,
      @RequestParam LocalDate due) {
    tasks.edit(id, version, title, lead, Choices.ids(supports), start, due);
    return "redirect:/tasks/" + id;
  }

  @PostMapping("/tasks/{id:[0-9]+}/measures")
  String addMeasure(@PathVariable long id, @RequestParam String text, @RequestParam long unit) {
    tasks.addMeasure(id, text, unit);
    return "redirect:/tasks/" + id + "#measures";
  }

  @PostMapping("/tasks/{id:[0-9]+}/measures/{measure:[0-9]+}")
  String editMeasure(
      @PathVariable long id,
      @PathVariable long measure,
      @RequestParam int version,
      @RequestParam String text,
      @RequestParam long unit,
      @RequestParam(defaultValue = "false") boolean dropped) {
    tasks.editMeasure(id, measure, version, text, unit, dropped);
    return "redirect:/tasks/" + id + "#measures";
  }

  @PostMapping("/tasks/{id:[0-9]+}/milestones")
  String addMilestone(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long measure,
      @RequestParam String title,
      @RequestParam LocalDate due,
      @RequestParam(required = false) @Nullable BigDecimal weight) {
    tasks.get(id);
    milestones.add(id, measure, title, due, weight);
    return "redirect:/tasks/" + id + "#milestones";
  }

  @PostMapping("/tasks/{id:[0-9]+}/milestones/{milestone:[0-9]+}/done")
  String done(
      @PathVariable long id,
      @PathVariable long milestone,
      @RequestParam int version,
      @RequestParam(required = false) @Nullable LocalDate on,
      @RequestParam String evidence) {
    tasks.get(id);
    milestones.done(id, milestone, version, on, evidence);
    return "redirect:/tasks/" + id + "#milestones";
  }

  @GetMapping("/tasks/points")
  String points(
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(required = false) @Nullable Integer year,
      Model model) {
    List<Choices.CommittedPlan> plans = choices.committedPlans();
    Choices.CommittedPlan shown =
        plans.stream().filter(p -> plan == null || p.id() == plan).findFirst().orElse(null);
    int of = year == null ? LocalDate.now(clock).getYear() : year;
    model.addAttribute("choices", choices);
    model.addAttribute("plan", shown);
    model.addAttribute("year", of);
    model.addAttribute("over", points.isOver(of));
    model.addAttribute("points", shown == null ? List.of() : points.of(shown.id(), of));
    model.addAttribute("mayEdit", shown != null && WorkPoints.GATHER.allows(shown.regionPath()));
    return "commitments/points";
  }

  @GetMapping("/tasks/points.xlsx")
  void points(@RequestParam long plan, @RequestParam int year, HttpServletResponse response)
      throws IOException {
    List<WorkPoints.WorkPoint> all = points.of(plan, year);
    try (ExcelList excel = ExcelList.in(response, year + "年工作要点")) {
      excel.sheet(
          year + "年工作要点",
          List.of(
              new ExcelList.Column("序号", 6),
              new ExcelList.Column("工作要点", 70),
              new ExcelList.Column("牵头单位", 22),
              new ExcelList.Column("完成时限", 12),
              new ExcelList.Column("上年结转", 10),
              new ExcelList.Column("状态", 10),
              new ExcelList.Column("亮灯说明", 50)));
      int number = 0;
      for (WorkPoints.WorkPoint point : all) {
        excel.row(
            ++number,
            point.text(),
            point.leadName(),
            point.due(),
            point.carriedFromYear() == null ? null : point.carriedFromYear() + "年",
            state(point.state()),
            point.lightZh());
      }
    }
  }

  private static String state(String state) {
    return switch (state) {
      case "DONE" -> "已完成";
      case "CARRIED" -> "已结转";
      case "ENDED" -> "已终止";
      default -> "进行中";
    };
  }

  @PostMapping("/tasks/points/generate")
  String generate(@RequestParam long plan, @RequestParam int year) {
    points.generate(plan, year);
    return "redirect:/tasks/points?plan=" + plan + "&year=" + year;
  }

  @PostMapping("/tasks/points/rollover")
  String rollOver(@RequestParam long plan, @RequestParam int year) {
    points.rollOver(plan, year);
    return "redirect:/tasks/points?plan=" + plan + "&year=" + (year + 1);
  }
}
