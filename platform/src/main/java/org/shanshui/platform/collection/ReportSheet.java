package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * What one unit reports in one round (报表), and the steps it can take. A step gives the sheet after
 * it, or why not; nothing here is written anywhere.
 */
record ReportSheet(
    long id,
    int version,
    SheetState state,
    Period period,
    Demands demands,
    List<ReportLine> lines) {

  ReportSheet {
    lines = List.copyOf(lines);
  }

  ReportLine line(long lineId) {
    return lines.stream()
        .filter(l -> l.id() == lineId)
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "collection.line-not-of-sheet",
                        "报表中没有编号为 " + lineId + " 的行。",
                        "the sheet has no line " + lineId)
                    .asException());
  }

  /**
   * Writes on a line.
   *
   * @param raw by key of its form's fields
   */
  Outcome<ReportSheet> write(long lineId, Map<String, ? extends @Nullable Object> raw) {
    ReportLine line = line(lineId);
    if (!line.open()) {
      return Outcome.refused(
          Refusal.conflict(
              "collection.line-accepted",
              "“" + line.title() + "”已接收，不能直接修改；如需更正，请由统筹人员开启更正。",
              line.title() + " is accepted: ask the planner to open it for correction"));
    }
    ReportForm.Reading read = demands.read(line, raw, period);
    if (!read.faults().isEmpty()) {
      return Outcome.refused(read.faults().stream().map(f -> f.asRefusal(line.title())).toList());
    }
    return state
        .write()
        .then(next -> Outcome.done(with(next, replaced(line.written(read.figures())))));
  }

  Outcome<ReportSheet> submit(String by) {
    return state
        .submit(by)
        .then(
            next -> {
              List<Refusal> gaps =
                  lines.stream()
                      .filter(ReportLine::open)
                      .flatMap(line -> demands.gaps(line).stream().map(gap -> gap.at(line)))
                      .toList();
              return gaps.isEmpty()
                  ? Outcome.done(
                      with(next, lines.stream().map(l -> l.open() ? l.handedIn() : l).toList()))
                  : Outcome.refused(gaps);
            });
  }

  Outcome<ReportSheet> withdraw() {
    return state.withdraw().then(next -> Outcome.done(with(next, lines)));
  }

  Outcome<ReportSheet> approve(String by) {
    return state.approve(by).then(next -> Outcome.done(with(next, lines)));
  }

  Outcome<ReportSheet> sendBack(String by, String reason) {
    return withReason(reason)
        .then(said -> state.sendBack(by, said))
        .then(next -> Outcome.done(with(next, lines)));
  }

  /**
   * Accepts and returns, line by line; refused for all that is missing at once.
   *
   * @param verdicts on every open line, and on no other
   */
  Outcome<ReportSheet> decide(String by, Map<Long, Verdict> verdicts) {
    List<ReportLine> decided = new ArrayList<>();
    List<Refusal> wrong = new ArrayList<>();
    StringBuilder reasons = new StringBuilder();
    for (ReportLine line : lines) {
      Verdict verdict = verdicts.get(line.id());
      if (line.open() != (verdict != null)) {
        wrong.add(
            Refusal.invalid(
                    "collection.verdict-incomplete",
                    "请对每个待接收的行都给出接收或退回的意见：“" + line.title() + "”。",
                    "accept or return every line that waits, and no other: " + line.title())
                .beside("line-" + line.id()));
      } else if (verdict instanceof Verdict.Return given && given.reason().isBlank()) {
        wrong.add(
            Refusal.invalid(
                    "collection.return-reason-missing",
                    "退回“" + line.title() + "”须写明原因。",
                    "say why " + line.title() + " is returned")
                .beside("reason-" + line.id()));
      } else if (verdict instanceof Verdict.Return given) {
        reasons
            .append(reasons.isEmpty() ? "" : "；")
            .append(line.title())
            .append("：")
            .append(given.reason().strip());
        decided.add(line.returned(given.reason().strip()));
      } else if (verdict != null) {
        // The last period may have been corrected since this was submitted.
        demands.gaps(line).forEach(gap -> wrong.add(gap.at(line)));
        decided.add(line.acceptedNow());
      } else {
        decided.add(line);
      }
    }
    if (!wrong.isEmpty()) {
      return Outcome.refused(wrong);
    }
    return state.decide(by, reasons.toString()).then(next -> Outcome.done(with(next, decided)));
  }

  /** Opens accepted lines again. */
  Outcome<ReportSheet> correct(Collection<Long> lineIds, String reason) {
    if (lineIds.isEmpty()) {
      return Outcome.refused(
          Refusal.invalid(
                  "collection.no-line-chosen",
                  "请选择要更正的行。",
                  "choose the lines that are to be corrected")
              .beside("line"));
    }
    lineIds.forEach(this::line);
    return withReason(reason)
        .then(
            said ->
                state
                    .correct()
                    .then(
                        next ->
                            Outcome.done(
                                with(
                                    next,
                                    lines.stream()
                                        .map(
                                            l -> lineIds.contains(l.id()) ? l.openedAgain(said) : l)
                                        .toList()))));
  }

  Outcome<ReportSheet> recall(String reason) {
    return withReason(reason)
        .then(said -> state.recall())
        .then(next -> Outcome.done(with(next, lines)));
  }

  Outcome<ReportSheet> close(LocalDate on) {
    boolean everAccepted = lines.stream().allMatch(l -> l.edition() > 0);
    return state
        .close(on, !lines.isEmpty() && everAccepted)
        .then(next -> Outcome.done(with(next, lines)));
  }

  private static Outcome<String> withReason(String reason) {
    return reason.isBlank()
        ? Outcome.refused(
            Refusal.invalid("collection.reason-missing", "请写明原因。", "say why").beside("reason"))
        : Outcome.done(reason.strip());
  }

  private List<ReportLine> replaced(ReportLine changed) {
    return lines.stream().map(l -> l.id() == changed.id() ? changed : l).toList();
  }

  private ReportSheet with(SheetState next, List<ReportLine> nextLines) {
    return new ReportSheet(id, version, next, period, demands, nextLines);
  }
}
