package org.shanshui.platform.commitments.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shanshui.platform.commitments.Progress;
import org.shanshui.platform.commitments.lights.Lights;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.plans.Source;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of commitments. Whoever changes one asks here, and its light is judged anew. */
@Repository
public class Book {
  private final JdbcClient jdbc;
  private final History history;
  private final Lights lights;
  private final Clock clock;

  Book(JdbcClient jdbc, History history, Lights lights, Clock clock) {
    this.jdbc = jdbc;
    this.history = history;
    this.lights = lights;
    this.clock = clock;
  }

  public Optional<Commitment> find(long id) {
    return jdbc.sql("select " + Commitment.COLUMNS + " from commitment c where c.id = ?")
        .param(id)
        .query(RecordRows.of(Commitment.class))
        .optional();
  }

  /** The commitment of this id; refuses if there is none in sight. */
  public Commitment get(long id) {
    return find(id)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "commitments.no-commitment",
                        "没有编号为 " + id + " 的承诺事项，或不在您的数据范围内。",
                        "there is no commitment " + id + ", or it is out of your sight")
                    .asException());
  }

  /** All of a plan that the plan itself made, ended ones too; shares are left out. */
  public List<Commitment> ofPlan(long planId) {
    return jdbc.sql(
            "select "
                + Commitment.COLUMNS
                + " from commitment c where c.plan_id = ? and c.item_id is not null and c.axis is null order by c.id")
        .param(planId)
        .query(RecordRows.of(Commitment.class))
        .list();
  }

  public List<Commitment> childrenOf(long id) {
    return jdbc.sql(
            "select "
                + Commitment.COLUMNS
                + " from commitment c where c.parent_id = ? and c.state = 'ACTIVE' order by c.due, c.id")
        .param(id)
        .query(RecordRows.of(Commitment.class))
        .list();
  }

  public List<Commitment> get(Collection<Long> ids) {
    return jdbc.sql("select " + Commitment.COLUMNS + " from commitment c where c.id = any (?)")
        .param(ids.toArray(Long[]::new))
        .query(RecordRows.of(Commitment.class))
        .list();
  }

  /** Puts it in; its light must be judged when what belongs to it (target, project …) is in. */
  public long add(NewCommitment fresh) {
    Source source = fresh.source();
    return jdbc.sql(
            """
            insert into commitment (kind, plan_id, item_id, parent_id, axis, title, theme, lead_unit_id, lead_assumed,
              support_unit_ids, implied_unit_ids, unit_ids, region_path, start_on, due,
              document_id, document, source_start, source_end, sentence, headings, light_on)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
        .params(
            fresh.kind().name(),
            fresh.planId(),
            fresh.itemId(),
            fresh.parentId(),
            fresh.axis(),
            fresh.title(),
            fresh.theme(),
            fresh.leadUnitId(),
            fresh.leadAssumed(),
            fresh.supportUnitIds().toArray(Long[]::new),
            fresh.impliedUnitIds().toArray(Long[]::new),
            fresh.unitIds(),
            fresh.regionPath(),
            fresh.startOn(),
            fresh.due(),
            source == null ? null : source.documentId(),
            source == null ? null : source.documentName(),
            source == null ? null : source.start(),
            source == null ? null : source.end(),
            source == null ? null : source.sentence(),
            source == null ? new String[0] : source.headings().toArray(String[]::new),
            LocalDate.now(clock))
        .query(Long.class)
        .single();
  }

  /** Judges the light of what was just put in or changed. */
  public void judge(long id) {
    lights.judge(id);
  }

  /**
   * Writes over title, units, days and source, where they differ.
   *
   * @return whether anything did
   */
  public boolean revise(long id, NewCommitment now) {
    Source source = now.source();
    return jdbc.sql(
                """
                update commitment set title = :title, theme = :theme, parent_id = :parent, lead_unit_id = :lead,
                  lead_assumed = :assumed, support_unit_ids = :supports, implied_unit_ids = :implied, unit_ids = :units,
                  start_on = :start, due = :due, document_id = :documentId, document = :document, source_start = :from,
                  source_end = :to, sentence = :sentence, headings = :headings, state = 'ACTIVE', ended_on = null,
                  ended_reason = null, version = version + 1
                where id = :id and (title, theme, parent_id, lead_unit_id, support_unit_ids, implied_unit_ids, start_on, due,
                    document_id, source_start, source_end, sentence, state)
                  is distinct from (:title, :theme, :parent, :lead, :supports, :implied, :start, :due,
                    :documentId, :from, :to, :sentence, 'ACTIVE')
                """)
            .param("id", id)
            .param("title", now.title())
            .param("theme", now.theme())
            .param("parent", now.parentId(), java.sql.Types.BIGINT)
            .param("lead", now.leadUnitId())
            .param("assumed", now.leadAssumed())
            .param("supports", now.supportUnitIds().toArray(Long[]::new))
            .param("implied", now.impliedUnitIds().toArray(Long[]::new))
            .param("units", now.unitIds())
            .param("start", now.startOn())
            .param("due", now.due())
            .param("documentId", source == null ? null : source.documentId(), java.sql.Types.BIGINT)
            .param("document", source == null ? null : source.documentName())
            .param("from", source == null ? null : source.start(), java.sql.Types.INTEGER)
            .param("to", source == null ? null : source.end(), java.sql.Types.INTEGER)
            .param("sentence", source == null ? null : source.sentence())
            .param(
                "headings",
                source == null ? new String[0] : source.headings().toArray(String[]::new))
            .update()
        > 0;
  }

  /** Ends it with a reason, and its shares with it. */
  public void end(long id, String reason) {
    List<Long> ended =
        jdbc.sql(
                """
                with recursive under as (
                  select id from commitment where id = ?
                  union select c.id from commitment c join under on c.parent_id = under.id and c.axis is not null)
                update commitment set state = 'ENDED', ended_on = ?, ended_reason = ?, version = version + 1
                where id in (select id from under) and state = 'ACTIVE' returning id
                """)
            .params(id, LocalDate.now(clock), reason)
            .query(Long.class)
            .list();
    for (long each : ended) {
      history.add(each, "ENDED", "终止：" + reason, "Ended: " + reason);
    }
  }

  /** From now on this unit leads, as its plan says. */
  public void answer(long id, long leadUnitId, List<Long> supportUnitIds) {
    Commitment before = get(id);
    owners(
        id,
        new Owners(leadUnitId, false, supportUnitIds, before.impliedUnitIds()),
        before.unnamed());
  }

  /**
   * From now on these units support, as its plan says.
   *
   * @param unnamed those who are still to be confirmed
   */
  public void support(long id, List<Long> supportUnitIds, List<String> unnamed) {
    Commitment before = get(id);
    owners(
        id,
        new Owners(
            before.leadUnitId(), before.leadAssumed(), supportUnitIds, before.impliedUnitIds()),
        unnamed);
  }

  private void owners(long id, Owners now, List<String> unnamed) {
    jdbc.sql(
            """
            update commitment set lead_unit_id = ?, lead_assumed = ?, support_unit_ids = ?, implied_unit_ids = ?, unit_ids = ?,
              unnamed = ?, version = version + 1
            where id = ?
            """)
        .params(
            now.lead(),
            now.assumed(),
            now.supports().toArray(Long[]::new),
            now.implied().toArray(Long[]::new),
            now.units(),
            unnamed.toArray(String[]::new),
            id)
        .update();
  }

  /** Who supports by the plan's words, and is not known to the directory yet. */
  public void unnamed(long id, List<String> names) {
    String[] now = names.toArray(String[]::new);
    jdbc.sql("update commitment set unnamed = ? where id = ? and unnamed <> cast(? as text[])")
        .params(now, id, now)
        .update();
  }

  /** An edit by a planner; refuses if somebody saved in between. */
  public void edit(
      long id,
      int version,
      String title,
      long leadUnitId,
      List<Long> supportUnitIds,
      LocalDate startOn,
      LocalDate due) {
    Owners now = new Owners(leadUnitId, false, supportUnitIds, get(id).impliedUnitIds());
    int changed =
        jdbc.sql(
                """
                update commitment set title = ?, lead_unit_id = ?, lead_assumed = false, support_unit_ids = ?,
                  implied_unit_ids = ?, unit_ids = ?, start_on = ?, due = ?, version = version + 1
                where id = ? and version = ?
                """)
            .params(
                title,
                now.lead(),
                now.supports().toArray(Long[]::new),
                now.implied().toArray(Long[]::new),
                now.units(),
                startOn,
                due,
                id,
                version)
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    lights.judge(id);
  }

  /**
   * Writes down what a report says beside a target's value. What a later report says is not written
   * over. The light is to be judged afterwards.
   *
   * @return whether it is new
   */
  public boolean record(Progress progress) {
    int added =
        jdbc.sql(
                """
                insert into progress (commitment_id, report_id, percent, spent, note, as_of, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                progress.commitmentId(),
                progress.reportId(),
                progress.percent(),
                progress.spent(),
                progress.text(),
                progress.asOf(),
                java.time.OffsetDateTime.now(clock))
            .update();
    if (added == 0) {
      return false;
    }
    jdbc.sql(
            """
            update commitment set percent = coalesce(?, percent), spent = coalesce(?, spent),
              note = coalesce(?, note), as_of = ?, version = version + 1
            where id = ? and (as_of is null or as_of <= ?)
            """)
        .params(
            progress.percent(),
            progress.spent(),
            progress.text(),
            progress.asOf(),
            progress.commitmentId(),
            progress.asOf())
        .update();
    return true;
  }

  /**
   * Puts a target where its series of values stands.
   *
   * @return whether it stood elsewhere; then its light is to be judged
   */
  public boolean reached(long id, java.math.BigDecimal value, LocalDate asOf) {
    return jdbc.sql(
                "update commitment set value = ?, as_of = ?, version = version + 1 where id = ? and (value, as_of) is distinct from (?, ?)")
            .params(value, asOf, id, value, asOf)
            .update()
        > 0;
  }
}
