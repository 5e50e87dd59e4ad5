package org.shanshui.platform.collection;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cadences: made, changed and stopped by planners. */
@Service
class Cadences {
  static final String COLUMNS =
      "id, name, source as about_source, about_id as about_part, theme, rhythm, opens_after, due_working_days, remind_before, remind_after, forms, items,"
          + " starts_on, ends_on, active, unit_id, region_path, version";
  private static final String CADENCE = "select " + COLUMNS + " from cadence ";
  private static final int LONGEST_NAME = 100;
  private static final int FARTHEST_BACK_YEARS = 3;

  private final JdbcClient jdbc;
  private final Askables askables;
  private final Forms forms;
  private final Clock clock;

  Cadences(JdbcClient jdbc, Askables askables, Forms forms, Clock clock) {
    this.jdbc = jdbc;
    this.askables = askables;
    this.forms = forms;
    this.clock = clock;
  }

  Cadence get(long id) {
    return jdbc.sql(CADENCE + "where id = ?")
        .param(id)
        .query(RecordRows.of(Cadence.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "collection.no-cadence",
                        "没有编号为 " + id + " 的调度安排。",
                        "there is no cadence " + id)
                    .asException());
  }

  List<Cadence> active() {
    return jdbc.sql(CADENCE + "where active order by id")
        .query(RecordRows.of(Cadence.class))
        .list();
  }

  @Transactional
  Cadence add(Cadence.Terms terms) {
    Actor actor = Actor.current();
    Stewardship.STEER.demand();
    check(terms);
    if (actor.unitId() == null) {
      throw new IllegalStateException("A cadence belongs to a planner's unit");
    }
    Long id =
        stated(
                """
                insert into cadence (name, source, about_id, theme, rhythm, opens_after, due_working_days, remind_before, remind_after,
                  forms, items, starts_on, ends_on, unit_id, region_path, unit_ids)
                values (:name, :source, :part, :theme, :rhythm, :opens, :due, :before, :after, :forms, :items, :starts, :ends,
                  :unit, :region, array[:unit]) returning id
                """,
                terms)
            .param("unit", actor.unitId())
            .param("region", actor.region())
            .query(Long.class)
            .single();
    return get(id);
  }

  /** A statement with the terms by their names. */
  private JdbcClient.StatementSpec stated(String sql, Cadence.Terms terms) {
    return jdbc.sql(sql)
        .param("name", terms.name().strip())
        .param("source", terms.about().source())
        .param("part", terms.about().part(), Types.BIGINT)
        .param("theme", terms.theme(), Types.VARCHAR)
        .param("rhythm", terms.rhythm().name())
        .param("opens", terms.schedule().opensAfter())
        .param("due", terms.schedule().dueWorkingDays())
        .param("before", terms.schedule().remindBefore().toArray(Integer[]::new))
        .param("after", terms.schedule().remindAfter().toArray(Integer[]::new))
        .param("forms", terms.forms().toArray(String[]::new))
        .param("items", terms.items().toArray(String[]::new))
        .param("starts", terms.startsOn())
        .param("ends", terms.endsOn(), Types.DATE);
  }

  /** Changes what later rounds are; those that are open keep what they were sent out with. */
  @Transactional
  Cadence change(long id, int version, Cadence.Terms terms, boolean active) {
    owned(id);
    check(terms);
    int changed =
        stated(
                """
                update cadence set name = :name, source = :source, about_id = :part, theme = :theme, rhythm = :rhythm,
                  opens_after = :opens, due_working_days = :due, remind_before = :before, remind_after = :after, forms = :forms,
                  items = :items, starts_on = :starts, ends_on = :ends, active = :active, version = version + 1
                where id = :id and version = :version
                """,
                terms)
            .param("active", active)
            .param("id", id)
            .param("version", version)
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    return get(id);
  }

  /** The cadence, if the current actor answers for it. */
  private Cadence owned(long id) {
    Stewardship.STEER.demand();
    Cadence cadence = get(id);
    Stewardship.check(cadence.regionPath());
    return cadence;
  }

  private void check(Cadence.Terms terms) {
    Optional<Refusal> fault = fault(terms);
    if (fault.isPresent()) {
      throw fault.get().asException();
    }
  }

  private Optional<Refusal> fault(Cadence.Terms terms) {
    if (terms.name().isBlank() || terms.name().length() > LONGEST_NAME) {
      return Optional.of(
          Refusal.invalid(
              "collection.name-length", "名称应为 1–100 个字。", "the name has 1 to 100 characters"));
    }
    Askable source = askables.get(terms.about().source());
    List<ReportForm> asked = forms.get(terms.forms());
    List<ReportForm> offered = forms.get(source.forms());
    if (asked.isEmpty() || !offered.containsAll(asked)) {
      String names = String.join("、", offered.stream().map(f -> f.name().chinese()).toList());
      return Optional.of(
          Refusal.invalid(
              "collection.nothing-chosen",
              "请至少选择一类填报对象（" + names + "）。",
              "choose at least one of " + offered.stream().map(ReportForm::key).toList()));
    }
    Optional<Refusal> fault = source.fault(terms.about().part(), terms.forms());
    if (fault.isPresent()) {
      return fault;
    }
    Set<String> known =
        Forms.items(asked).stream().map(ReportForm.Item::key).collect(Collectors.toSet());
    Set<String> there =
        Forms.items(offered).stream().map(ReportForm.Item::key).collect(Collectors.toSet());
    if (!there.containsAll(terms.items())) {
      return Optional.of(
          Refusal.invalid(
              "collection.items-unknown",
              "填报项应为 " + String.join("、", there) + " 之中的。",
              "the items to be asked for are among " + there));
    }
    boolean asks =
        terms.items().stream()
            .anyMatch(item -> !item.equals(ReportForm.FILES_ITEM) && known.contains(item));
    if (!asks && !known.isEmpty()) {
      return Optional.of(
          Refusal.invalid(
              "collection.no-field-chosen",
              "所选填报项与填报对象不符，请至少选一项。",
              "choose at least one field that fits"));
    }
    LocalDate today = LocalDate.now(clock);
    if (terms.startsOn().isBefore(today.minusYears(FARTHEST_BACK_YEARS))) {
      return Optional.of(
          Refusal.invalid(
              "collection.start-too-early",
              "起始日期不能早于三年前。",
              "it cannot start more than three years ago"));
    }
    if (terms.endsOn() != null && terms.endsOn().isBefore(terms.startsOn())) {
      return Optional.of(
          Refusal.invalid(
              "collection.ends-before-starts", "结束日期早于起始日期。", "it ends before it starts"));
    }
    return terms.schedule().fault();
  }
}
