package org.shanshui.platform.commitments.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.CommitmentLists;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Column.Place;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of tasks (任务清单). */
@Configuration(proxyBeanMethods = false)
class TaskList {
  @Bean
  static Listing<Task> taskListing(CommitmentLists lists, Choices choices) {
    List<Column<Task>> columns = new ArrayList<>();
    columns.add(Column.<Task>text("commitments.id", 8, Task::id).only(Place.WORKBOOK));
    columns.add(lists.light(Task::common));
    columns.add(Column.<Task>naming("commitments.task", 50, TaskList::title).only(Place.PAGE));
    columns.add(Column.<Task>text("commitments.task", 50, Task::text).only(Place.WORKBOOK));
    columns.add(lists.lead("commitments.lead", Task::common));
    columns.add(
        Column.<Task>named(
                "commitments.others", 30, t -> t.common().supportUnitIds(), choices::unitNames)
            .with(task -> cell -> shortened(task, cell))
            .only(Place.PAGE));
    columns.add(
        Column.<Task>named(
                "commitments.supports", 30, t -> t.common().supportUnitIds(), choices::unitNames)
            .with(task -> cell -> Cell.of(supports(task, cell)))
            .only(Place.WORKBOOK));
    columns.add(
        Column.<Task>named(
                "commitments.implied", 30, t -> t.common().impliedUnitIds(), choices::unitNames)
            .only(Place.WORKBOOK));
    columns.add(
        Column.<Task>text("commitments.start", 11, t -> t.common().startOn()).only(Place.WORKBOOK));
    columns.add(lists.due(Task::common));
    columns.add(
        Column.<Task>text("commitments.recurrence", 8, Task::recurrence).only(Place.WORKBOOK));
    columns.add(
        Column.<Task>of(
                "commitments.progress",
                8,
                t -> Cell.progress(t.common().percentShown(), t.common().light()))
            .look(Look.PROGRESS));
    columns.add(
        Column.<Task>text("commitments.theme", 20, t -> t.common().theme()).only(Place.WORKBOOK));
    columns.addAll(lists.origin(Task::common));
    return Listing.of(
            "/tasks",
            "tasks",
            "commitments.tasks",
            lists.rows(
                CommitmentKind.TASK,
                Task.COLUMNS,
                "left " + Task.JOINS,
                () -> RecordRows.of(Task.class),
                Map::of),
            columns,
            lists.filters(),
            lists.order(Task::common))
        .counted(lists.lights())
        .framed("commitments/tasks", ask -> Map.of());
  }

  private static Cell title(Task task) {
    Commitment c = task.common();
    return Cell.of(c.title()).to(c.href()).tagged(task.recurrence());
  }

  /** Those who support, and those whom the plan names and nobody knows yet. */
  private static List<Object> supports(Task task, Cell cell) {
    List<Object> names = new ArrayList<>();
    if (cell.value() instanceof List<?> known) {
      names.addAll(known);
    }
    task.common().unnamed().forEach(name -> names.add(Message.of("commitments.unnamed", name)));
    return names;
  }

  /** The first of several supporting units stands for all, and what is every county's is said. */
  private static Cell shortened(Task task, Cell cell) {
    List<Object> words = new ArrayList<>();
    List<Object> names = supports(task, cell);
    if (!names.isEmpty()) {
      words.add(
          names.size() == 1
              ? names.get(0)
              : Message.of("commitments.others.more", names.get(0), names.size()));
    }
    @Nullable Object counties = task.allCounties() ? Message.of("commitments.allcounties") : null;
    if (counties != null) {
      words.add(counties);
    }
    return Cell.of(words);
  }
}
