package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.notices.Message;
import org.shanshui.platform.notices.NoticeKind;
import org.shanshui.platform.notices.Notices;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of sheets: written by officers, approved by heads, accepted or returned by planners.
 */
@Service
class Sheets {
  private static final String APPROVED_ALONE =
      "本单位没有其他审核人，由填报人本人审核 · approved by its writer, for the unit has no other approver";

  private final SheetTable table;
  private final SheetRights rights;
  private final Acceptance acceptance;
  private final Rounds rounds;
  private final Notices notices;
  private final Clock clock;

  Sheets(
      SheetTable table,
      SheetRights rights,
      Acceptance acceptance,
      Rounds rounds,
      Notices notices,
      Clock clock) {
    this.table = table;
    this.rights = rights;
    this.acceptance = acceptance;
    this.rounds = rounds;
    this.notices = notices;
    this.clock = clock;
  }

  private static void must(boolean allowed, String chinese, String english) {
    if (!allowed) {
      throw Refusal.denied("collection.not-yours", chinese, english).asException();
    }
  }

  /**
   * What somebody wants a line to say, having seen this version of it.
   *
   * @param raw by key of its form's fields
   */
  record Entry(long lineId, int lineVersion, Map<String, ? extends @Nullable Object> raw) {}

  /**
   * Keeps what was written on a line.
   *
   * @return the line's version now
   */
  @Transactional
  int write(
      long sheetId, long lineId, int lineVersion, Map<String, ? extends @Nullable Object> raw) {
    Map<Long, Outcome<Integer>> written =
        tryWrite(sheetId, List.of(new Entry(lineId, lineVersion, raw)));
    return Objects.requireNonNull(written.get(lineId), "each entry has its outcome").orRefuse();
  }

  /**
   * Keeps what can be kept of this; what cannot does not hold up the rest.
   *
   * @return by line, its version now, or why it was not kept
   */
  @Transactional
  Map<Long, Outcome<Integer>> tryWrite(long sheetId, List<Entry> entries) {
    SheetHead head = table.lock(sheetId);
    must(SheetRights.WRITE.allows(head), "您不是该单位的填报人员。", "you do not report for this unit");
    ReportSheet sheet = load(head);
    Map<Long, Outcome<Integer>> outcomes = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Outcome<ReportSheet> written = sheet.write(entry.lineId(), entry.raw());
      if (written instanceof Outcome.Done<ReportSheet> done
          && table.write(entry, done.value().line(entry.lineId()).draft())) {
        sheet = done.value();
        outcomes.put(entry.lineId(), Outcome.done(entry.lineVersion() + 1));
      } else if (written instanceof Outcome.Refused<ReportSheet> refused) {
        outcomes.put(entry.lineId(), Outcome.refused(refused.refusals()));
      } else {
        outcomes.put(entry.lineId(), Outcome.refused(Refusal.stale()));
      }
    }
    if (sheet.state().status() != head.status()) {
      table.put(head, sheet.state().status());
    }
    return outcomes;
  }

  @Transactional
  void submit(long sheetId, int version) {
    SheetHead head = table.lock(sheetId, version);
    must(SheetRights.WRITE.allows(head), "您不是该单位的填报人员。", "you do not report for this unit");
    ReportSheet before = load(head);
    keep(head, before, before.submit(Actor.current().name()).orRefuse(), "SUBMIT", null);
    notices.tellUnit(
        head.unitId(),
        new Message(
            NoticeKind.TO_DO,
            "sheet:" + sheetId + ":submitted:" + version,
            "%s（%s）已提交，待本单位审核。".formatted(head.roundName(), head.period().chinese()),
            "%s (%s) waits for your unit's approval."
                .formatted(head.roundName(), head.period().english()),
            "/dispatch/sheets/" + sheetId,
            head.dueOn()));
  }

  @Transactional
  void withdraw(long sheetId, int version) {
    SheetHead head = table.lock(sheetId, version);
    must(SheetRights.WRITE.allows(head), "您不是该单位的填报人员。", "you do not report for this unit");
    ReportSheet before = load(head);
    keep(head, before, before.withdraw().orRefuse(), "WITHDRAW", null);
  }

  @Transactional
  void approve(long sheetId, int version) {
    SheetHead head = table.lock(sheetId, version);
    must(rights.mayApprove(head), "您不是该单位的审核人。", "you do not approve for this unit");
    must(
        !rights.mustBeApprovedByAnother(head),
        "您填写或提交了这份报表，须由本单位另一名审核人审核。",
        "you wrote or submitted this sheet: another approver of your unit must approve it");
    ReportSheet before = load(head);
    ReportSheet after = before.approve(Actor.current().name()).orRefuse();
    Long person = Actor.current().personId();
    boolean alone = person != null && table.writers(head).contains(person);
    keep(head, before, after, "APPROVE", null, alone ? APPROVED_ALONE : null);
  }

  @Transactional
  void sendBack(long sheetId, int version, String reason) {
    SheetHead head = table.lock(sheetId, version);
    must(rights.mayApprove(head), "您不是该单位的审核人。", "you do not approve for this unit");
    ReportSheet before = load(head);
    keep(
        head,
        before,
        before.sendBack(Actor.current().name(), reason).orRefuse(),
        "SEND_BACK",
        reason);
    tellReturned(head, version, reason);
  }

  /** The planner accepts and returns, line by line. */
  @Transactional
  void decide(long sheetId, int version, Map<Long, Verdict> verdicts) {
    SheetHead head = table.lock(sheetId, version);
    must(
        SheetRights.DECIDE.allows(head),
        "只有组织本轮调度的统筹人员可以接收或退回。",
        "only the planner of this round accepts or returns");
    ReportSheet before = load(head);
    ReportSheet after = before.decide(Actor.current().name(), verdicts).orRefuse();
    boolean returned = after.state() instanceof SheetState.Returned;
    String reason = after.state() instanceof SheetState.Returned back ? back.reason() : null;
    keep(head, before, after, returned ? "RETURN" : "ACCEPT", reason);
    if (reason != null) {
      tellReturned(head, version, reason);
    }
  }

  /** Accepts all that waits. */
  @Transactional
  void acceptAll(long sheetId, int version) {
    Map<Long, Verdict> verdicts = new HashMap<>();
    for (LineView line : table.lines(sheetId)) {
      if (line.line().open()) {
        verdicts.put(line.id(), new Verdict.Accept());
      }
    }
    decide(sheetId, version, verdicts);
  }

  @Transactional
  void correct(long sheetId, int version, Collection<Long> lineIds, String reason) {
    SheetHead head = table.lock(sheetId, version);
    must(
        SheetRights.DECIDE.allows(head),
        "更正须由组织本轮调度的统筹人员开启。",
        "only the planner of this round opens a correction");
    ReportSheet before = load(head);
    keep(head, before, before.correct(lineIds, reason).orRefuse(), "CORRECT", reason);
    tellReturned(head, version, reason);
  }

  @Transactional
  void recall(long sheetId, int version, String reason) {
    SheetHead head = table.lock(sheetId, version);
    must(
        SheetRights.DECIDE.allows(head),
        "补报须由组织本轮调度的统筹人员要求。",
        "only the planner of this round asks for a late report");
    ReportSheet before = load(head);
    keep(head, before, before.recall(reason).orRefuse(), "RECALL", reason);
    tellReturned(head, version, reason);
  }

  /** Closes a round; what has not come in is recorded as missing. */
  @Transactional
  void close(long roundId, int version) {
    Round round = rounds.lock(roundId);
    Stewardship.check(round.regionPath());
    LocalDate today = LocalDate.now(clock);
    for (SheetHead head : table.lockOfRound(roundId)) {
      ReportSheet before = load(head);
      ReportSheet after = before.close(today).orRefuse();
      if (!after.state().equals(before.state())) {
        keep(head, before, after, "CLOSE", null);
      }
    }
    rounds.markClosed(round, version, Actor.current().name());
  }

  private void tellReturned(SheetHead head, int version, String reason) {
    String shortened = reason.length() > 200 ? reason.substring(0, 199) + "…" : reason;
    notices.tellUnit(
        head.unitId(),
        new Message(
            NoticeKind.RETURNED,
            "sheet:" + head.id() + ":back:" + version,
            "%s（%s）需重新填报：%s".formatted(head.roundName(), head.period().chinese(), shortened),
            "%s (%s) is to be written again: %s"
                .formatted(head.roundName(), head.period().english(), shortened),
            "/dispatch/sheets/" + head.id(),
            head.dueOn()));
  }

  private ReportSheet load(SheetHead head) {
    return new ReportSheet(
        head.id(),
        head.version(),
        head.state(),
        head.period(),
        rounds.demands(rounds.get(head.roundId())),
        table.lines(head.id()).stream().map(LineView::line).toList());
  }

  private void keep(
      SheetHead head, ReportSheet before, ReportSheet after, String act, @Nullable String reason) {
    keep(head, before, after, act, reason, reason);
  }

  /**
   * Keeps what a step has made of the sheet, and hands on what it accepted.
   *
   * @param note that stays with the step
   */
  private void keep(
      SheetHead head,
      ReportSheet before,
      ReportSheet after,
      String act,
      @Nullable String reason,
      @Nullable String note) {
    table.keep(head, before, after, act, reason, note);
    acceptance.accept(
        head,
        after.lines().stream()
            .filter(line -> line.edition() > before.line(line.id()).edition())
            .toList());
  }
}
