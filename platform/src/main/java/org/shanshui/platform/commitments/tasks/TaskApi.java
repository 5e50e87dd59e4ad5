package org.shanshui.platform.commitments.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.register.Milestones;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.listing.Page;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.web.bind.annotation.GetMapping;
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
  private final Subjects subjects;
  private final Lists lists;
  private final Listing<Task> list;

  TaskApi(
      Tasks tasks,
      WorkPoints points,
      Milestones milestones,
      Subjects subjects,
      Lists lists,
      Listing<Task> list) {
    this.tasks = tasks;
    this.points = points;
    this.milestones = milestones;
    this.subjects = subjects;
    this.lists = lists;
    this.list = list;
  }

  record Items(List<Task> items, @Nullable String next) {}

  @GetMapping
  Items list(@Of("/tasks") Ask ask) {
    Page<Task> page = lists.page(list, ask);
    return new Items(page.items(), page.next());
  }

  record Whole(
      Task task,
      List<Measure> measures,
      List<Milestones.Milestone> milestones,
      List<Happening> history) {}

  @GetMapping("/{id:[0-9]+}")
  Whole get(@PathVariable long id) {
    return new Whole(
        tasks.get(id),
        tasks.measures(id),
        milestones.of(id),
        subjects.timeline(new Subject("TASK", id)));
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
