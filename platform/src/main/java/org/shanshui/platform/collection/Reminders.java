package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.notices.Message;
import org.shanshui.platform.notices.NoticeKind;
import org.shanshui.platform.notices.Notices;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Units reminded by hand of what they have not reported (催报). Each time is a step of the sheet,
 * whose state it leaves as it is. What the days of a round bring by themselves is {@link
 * RoundJobs}' affair.
 */
@Service
class Reminders {
  static final String ACT = "REMIND";

  /** Characters of what is said beside it. */
  private static final int LONGEST = 200;

  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final SheetTable table;
  private final SheetLists lists;
  private final UnitNames names;
  private final Notices notices;
  private final Clock clock;

  Reminders(
      JdbcClient jdbc,
      Rounds rounds,
      SheetTable table,
      SheetLists lists,
      UnitNames names,
      Notices notices,
      Clock clock) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.table = table;
    this.lists = lists;
    this.names = names;
    this.notices = notices;
    this.clock = clock;
  }

  /** How often a sheet's unit was reminded by hand, and when last. */
  record Given(long sheetId, int times, OffsetDateTime lastAt) {
    /** The day on China's clock: 2025-04-03. */
    public String lastOn() {
      return ChinaTime.day(lastAt);
    }
  }

  /**
   * A sheet that is not handed in.
   *
   * @param given null if nobody has reminded its unit by hand
   * @param today whether somebody has today: once a day is enough
   */
  record Pending(SheetHead head, String unit, @Nullable Given given, boolean today) {}

  /** What was given, by sheet; none of those never reminded. */
  Map<Long, Given> given(Collection<Long> sheetIds) {
    return jdbc
        .sql(
            "select sheet_id, count(*) as times, max(at) as last_at from sheet_step"
                + " where sheet_id = any (:sheets) and act = :act group by sheet_id")
        .param("sheets", sheetIds.toArray(Long[]::new))
        .param("act", ACT)
        .query(RecordRows.of(Given.class))
        .list()
        .stream()
        .collect(Collectors.toMap(Given::sheetId, Function.identity()));
  }

  /** The sheets of a round that are not handed in, in the order they were sent out. */
  List<Pending> pending(long roundId) {
    return pending(lists.ofRound(roundId));
  }

  private List<Pending> pending(List<SheetHead> all) {
    List<SheetHead> heads = all.stream().filter(Reminders::isPending).toList();
    Map<Long, Given> given = given(heads.stream().map(SheetHead::id).toList());
    Map<Long, String> units = names.of(heads);
    String today = LocalDate.now(clock).toString();
    return heads.stream()
        .map(
            head -> {
              Given last = given.get(head.id());
              return new Pending(
                  head,
                  units.getOrDefault(head.unitId(), ""),
                  last,
                  last != null && last.lastOn().equals(today));
            })
        .toList();
  }

  private static boolean isPending(SheetHead head) {
    return head.status().isToBeWritten() || head.status() == Status.SUBMITTED;
  }

  /**
   * Reminds the units of these sheets.
   *
   * @param chosen null: all that are not handed in and were not reminded today
   * @param sentence that is told with it; may be empty
   * @return how many were reminded
   */
  @Transactional
  int remind(long roundId, @Nullable Collection<Long> chosen, String sentence) {
    Stewardship.REMIND.demand(rounds.get(roundId));
    String said = sentence.strip();
    if (said.length() > LONGEST) {
      throw Refusal.invalid(
              "collection.reminder-too-long",
              "附言不超过 " + LONGEST + " 个字。",
              "what you add has at most " + LONGEST + " characters")
          .beside("sentence")
          .asException();
    }
    Round round = rounds.lock(roundId);
    List<Pending> pending = pending(table.lockOfRound(roundId));
    List<Pending> called = chosen == null ? all(pending) : among(pending, new HashSet<>(chosen));
    for (Pending sheet : called) {
      table.step(sheet.head(), ACT, sheet.head().status(), said.isEmpty() ? null : said);
      notices.tellUnit(sheet.head().unitId(), message(round, sheet.head(), said));
    }
    return called.size();
  }

  private static List<Pending> all(List<Pending> pending) {
    if (pending.isEmpty()) {
      throw Refusal.conflict(
              "collection.nothing-to-remind",
              "本轮没有尚未报送的报表。",
              "every sheet of this round is handed in")
          .asException();
    }
    List<Pending> called = pending.stream().filter(sheet -> !sheet.today()).toList();
    if (called.isEmpty()) {
      throw remindedToday(pending);
    }
    return called;
  }

  private static List<Pending> among(List<Pending> pending, Set<Long> chosen) {
    if (chosen.isEmpty()) {
      throw Refusal.invalid(
              "collection.no-unit-chosen", "请选择要催报的单位。", "choose the units that are to be reminded")
          .asException();
    }
    List<Pending> called =
        pending.stream().filter(sheet -> chosen.contains(sheet.head().id())).toList();
    if (called.size() < chosen.size()) {
      throw Refusal.conflict(
              "collection.not-to-be-reminded",
              "所选报表中有已报送的，或不属于本轮。请按最新情况重新选择。",
              "some of these sheets are handed in by now, or are not of this round: choose anew")
          .asException();
    }
    List<Pending> again = called.stream().filter(Pending::today).toList();
    if (!again.isEmpty()) {
      throw remindedToday(again);
    }
    return called;
  }

  private static RuntimeException remindedToday(List<Pending> again) {
    return Refusal.conflict(
            "collection.reminded-today",
            "今天已催报过：" + units(again, "、") + "。同一张报表每天只能人工催报一次。",
            "reminded today already: " + units(again, ", ") + "; once a day is all for a sheet")
        .asException();
  }

  private static String units(List<Pending> sheets, String between) {
    return sheets.stream().map(Pending::unit).collect(Collectors.joining(between));
  }

  private Message message(Round round, SheetHead head, String said) {
    String by = Actor.current().name();
    return new Message(
        NoticeKind.DUE,
        "sheet:" + head.id() + ":called:" + LocalDate.now(clock),
        "%s催报：%s（%s）%s，报送期限 %s。%s"
            .formatted(
                by,
                round.name(),
                round.period().chinese(),
                switch (head.status()) {
                  case SUBMITTED -> "待本单位审核";
                  case RETURNED -> "退回后尚未重新报送";
                  default -> "尚未报送";
                },
                round.dueOn(),
                said),
        "%s reminds you: %s (%s) %s, due %s. %s"
            .formatted(
                by,
                round.name(),
                round.period().english(),
                switch (head.status()) {
                  case SUBMITTED -> "waits for your unit's approval";
                  case RETURNED -> "was returned and is not reported again yet";
                  default -> "is not reported yet";
                },
                round.dueOn(),
                said)
            .strip(),
        "/dispatch/sheets/" + head.id(),
        round.dueOn());
  }
}
