package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cadence (定期调度) for the other modules: each step as the current actor, who must be allowed it. */
@Service
public class Reports {
  private final Cadences cadences;
  private final Rounds rounds;
  private final RoundJobs jobs;
  private final Sheets sheets;
  private final SheetLists lists;

  Reports(Cadences cadences, Rounds rounds, RoundJobs jobs, Sheets sheets, SheetLists lists) {
    this.cadences = cadences;
    this.rounds = rounds;
    this.jobs = jobs;
    this.sheets = sheets;
    this.lists = lists;
  }

  /**
   * A sheet of a round.
   *
   * @param firstSubmittedOn null if never
   * @param missing whether the round was closed without it
   */
  public record Sheet(
      long id,
      long roundId,
      String roundName,
      Period period,
      long unitId,
      Status status,
      LocalDate dueOn,
      @Nullable LocalDate firstSubmittedOn,
      boolean missing,
      int version) {}

  /** A line of a sheet, as it is being written. */
  public record Line(
      long id,
      int version,
      CommitmentKind kind,
      long commitmentId,
      String title,
      boolean open,
      Figures figures) {}

  /** Makes a cadence; its rounds open by themselves. */
  @Transactional
  public Cadence add(Cadence.Terms terms) {
    return cadences.add(terms);
  }

  /** Opens the rounds of a cadence whose day has come, without waiting for the hour; how many. */
  @Transactional
  public int openDue(long cadenceId, LocalDate today) {
    return jobs.openDue(cadences.get(cadenceId), today);
  }

  /** Rounds of a cadence, the latest first: their ids. */
  public List<Long> rounds(long cadenceId) {
    return rounds.ofCadence(cadenceId).stream().map(Round::id).toList();
  }

  public List<Sheet> sheets(long roundId) {
    return lists.ofRound(roundId).stream().map(Reports::sheet).toList();
  }

  public Sheet sheet(long sheetId) {
    return sheet(sheets.head(sheetId));
  }

  public List<Line> lines(long sheetId) {
    return sheets.lines(sheetId).stream()
        .map(
            l ->
                new Line(
                    l.id(),
                    l.line().version(),
                    l.kind(),
                    l.commitmentId(),
                    l.line().title(),
                    l.line().open(),
                    l.line().draft()))
        .toList();
  }

  /**
   * A planner's decision on a sheet.
   *
   * @param reason of a return
   */
  public record Decision(
      long sheetId,
      String roundName,
      long unitId,
      String unit,
      boolean returned,
      String by,
      OffsetDateTime at,
      @Nullable String reason) {}

  /** Decisions since a moment: the latest, and how many there are. */
  public record Decisions(List<Decision> latest, long accepted, long returned) {
    public Decisions {
      latest = List.copyOf(latest);
    }
  }

  /** Which sheets in sight were accepted or returned since a moment, the latest first. */
  public Decisions decided(OffsetDateTime since, int most) {
    return lists.decided(since, most);
  }

  /** What the current actor has to see to. */
  public Attention attention() {
    return lists.attention();
  }

  @Transactional
  public void write(long sheetId, long lineId, int lineVersion, Figures figures) {
    sheets.write(sheetId, lineId, lineVersion, figures);
  }

  @Transactional
  public void submit(long sheetId, int version) {
    sheets.submit(sheetId, version);
  }

  @Transactional
  public void approve(long sheetId, int version) {
    sheets.approve(sheetId, version);
  }

  @Transactional
  public void acceptAll(long sheetId, int version) {
    sheets.acceptAll(sheetId, version);
  }

  /** Returns these lines and accepts the others that wait. */
  @Transactional
  public void returnLines(long sheetId, int version, Collection<Long> lineIds, String reason) {
    Map<Long, Verdict> verdicts = new HashMap<>();
    for (LineView line : sheets.lines(sheetId)) {
      if (line.line().open()) {
        verdicts.put(
            line.id(),
            lineIds.contains(line.id()) ? new Verdict.Return(reason) : new Verdict.Accept());
      }
    }
    sheets.decide(sheetId, version, verdicts);
  }

  /** Closes a round; what has not come in is recorded as missing. */
  @Transactional
  public void close(long roundId) {
    sheets.close(roundId, rounds.get(roundId).version());
  }

  private static Sheet sheet(SheetHead head) {
    return new Sheet(
        head.id(),
        head.roundId(),
        head.roundName(),
        head.period(),
        head.unitId(),
        head.status(),
        head.dueOn(),
        head.firstSubmittedOn(),
        head.missingOn() != null,
        head.version());
  }
}
