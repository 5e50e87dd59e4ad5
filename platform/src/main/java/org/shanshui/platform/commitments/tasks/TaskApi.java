package org.shanshui.platform.commitments.tasks;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.commitments.register.ListRequest;
import org.shanshui.platform.commitments.register.Milestones;
import org.shanshui.platform.commitments.register.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks for programs. */
@RestController
@RequestMapping("/api/tasks")
class TaskApi {
  private final Tasks tasks;
  private final WorkPoints points;
  private final Milestones milestones;
  private final History history;
  private final Choices choices;
  private final Clock clock;

  TaskApi(
      Tasks tasks,
      WorkPoints points,
      Milestones milestones,
      History history,
      Choices choices,
      Clock clock) {
    this.tasks = tasks;
    this.points = points;
    this.milestones = milestones;
    this.history = history;
    this.choices = choices;
    this.clock = clock;
  }

  record Items(List<Task> items, @Nullable String next) {}

  @GetMapping
  Items list(@ModelAttribute ListRequest ask) {
    Page<Task> page =
        tasks.page(ask.filter(CommitmentKind.TASK, choices, clock), ask.cursor(), ask.size());
    return new Items(page.items(), page.next());
  }

  record Whole(
      Task task,
      List<Measure> measures,
      List<Milestones.Milestone> milestones,
      List<History.Entry> history) {}

  @GetMapping("/{id:[0-9]+}")
  Whole get(@PathVariable long id) {
    return new Whole(tasks.get(id), tasks.measures(id), milestones.of(id), history.of(id));
  }

  record NewMeasure(String text, long unitId) {}

  @PostMapping("/{id:[0-9]+}/measures")
  List<Measure> addMeasure(@PathVariable long id, @RequestBody NewMeasure measure) {
    tasks.addMeasure(id, measure.text(), measure.unitId());
    return tasks.measures(id);
  }

  record PlanYear(long planId, int year) {}

  record Made(int added) {}

  @PostMapping("/points")
  Made generate(@RequestBody PlanYear asked) {
    return new Made(points.generate(asked.planId(), asked.year()));
  }

  @PostMapping("/points/rollover")
  WorkPoints.Rolled rollOver(@RequestBody PlanYear asked) {
    return points.rollOver(asked.planId(), asked.year());
  }

  record Points(List<WorkPoints.WorkPoint> items) {}

  @GetMapping("/points")
  Points points(@RequestParam("plan_id") long planId, @RequestParam int year) {
    return new Points(points.of(planId, year));
  }
}
