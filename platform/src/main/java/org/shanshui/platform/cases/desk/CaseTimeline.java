package org.shanshui.platform.cases.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Timeline;
import org.springframework.stereotype.Component;

/** The steps of cases in words: of those that come from a subject, and of one by itself. */
@Component
class CaseTimeline implements Timeline {
  private final CaseTable table;
  private final CaseWords words;

  CaseTimeline(CaseTable table, CaseWords words) {
    this.table = table;
    this.words = words;
  }

  @Override
  public List<Happening> of(Subject subject) {
    List<Happening> all = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    for (CaseTable.Found found : table.of(subject, MOST)) {
      ids.add(found.id());
      all.add(
          happening(
              found.id(),
              found.foundAt().toInstant(),
              "",
              "FOUND",
              words.message("cases.step.found"),
              found.title(),
              "cases",
              false));
    }
    for (StepRow step : ids.isEmpty() ? List.<StepRow>of() : table.steps(ids)) {
      all.add(
          happening(
              step.caseId(),
              step.at(),
              who(step),
              code(step),
              words.stepName(step.step().kind()),
              step.text(),
              icon(step.step()),
              step.step() instanceof Step.Escalate));
    }
    Collections.reverse(all);
    return all;
  }

  private static Happening happening(
      long id,
      Instant at,
      String who,
      String code,
      String what,
      String text,
      String icon,
      boolean bad) {
    return new Happening(
        at.atOffset(ZoneOffset.UTC),
        who,
        code,
        what + " · #" + id,
        text.isEmpty() ? null : text,
        icon,
        bad ? "bad" : null,
        "/cases/" + id);
  }

  /** The whole of one case and of what was merged into it, from the beginning, for its own page. */
  List<Happening> of(CaseRow row, List<StepRow> steps, Map<Long, String> unitNames) {
    List<Happening> all = new ArrayList<>();
    Long finder = row.subject().finder();
    all.add(
        new Happening(
            row.foundAt().atOffset(ZoneOffset.UTC),
            finder == null ? words.message("cases.house") : unitNames.getOrDefault(finder, ""),
            "FOUND",
            words.message("cases.step.found"),
            null,
            "cases",
            null,
            null));
    for (StepRow step : steps) {
      boolean last = step == steps.get(steps.size() - 1) && row.subject().state().isOpen();
      String unit = step.unitId() == null ? null : unitNames.getOrDefault(step.unitId(), "");
      all.add(
          new Happening(
              step.at().atOffset(ZoneOffset.UTC),
              who(step) + (step.personId() == null || unit == null ? "" : " · " + unit),
              code(step),
              words.stepName(step.step().kind())
                  + (step.caseId() == row.id() ? "" : " · #" + step.caseId()),
              detail(row, step.step(), unitNames),
              step.text(),
              icon(step.step()),
              step.step() instanceof Step.Escalate ? "bad" : last ? "current" : null,
              null,
              step.evidence().stream().map(CaseTimeline::file).toList()));
    }
    return all;
  }

  private static Happening.File file(EvidenceRow row) {
    return new Happening.File(
        row.name(), row.size(), row.sha256(), "/cases/" + row.caseId() + "/evidence/" + row.id());
  }

  private String who(StepRow step) {
    return step.personId() == null ? words.message("cases.house") : step.personName();
  }

  private static String code(StepRow step) {
    return step.step().kind().word().toUpperCase(Locale.ROOT);
  }

  /** What a step says besides its text. */
  private @Nullable String detail(CaseRow row, Step step, Map<Long, String> unitNames) {
    if (step instanceof Step.Judge judge) {
      return words.message(judge.founded() ? "cases.founded" : "cases.unfounded");
    } else if (step instanceof Step.Assign assign) {
      return String.join(
          "、", assign.leads().stream().map(u -> unitNames.getOrDefault(u, "#" + u)).toList());
    } else if (step instanceof Step.Transfer transfer) {
      return unitNames.getOrDefault(transfer.from(), "#" + transfer.from())
          + " → "
          + unitNames.getOrDefault(transfer.to(), "#" + transfer.to());
    } else if (step instanceof Step.AskExtension asked) {
      return words.message("cases.extended.days", asked.days());
    } else if (step instanceof Step.DecideExtension decision) {
      return words.message(decision.granted() ? "cases.granted" : "cases.refused");
    } else if (step instanceof Step.Suspend suspend) {
      return words.message("cases.suspended.until", suspend.until().toString());
    } else if (step instanceof Step.Verify verify) {
      return words.message(verify.passed() ? "cases.passed" : "cases.failed");
    } else if (step instanceof Step.MergeInto merge) {
      return words.message("cases.merged.into", String.valueOf(merge.survivor()));
    } else if (step instanceof Step.Absorb absorb) {
      return words.message("cases.absorbed", String.valueOf(absorb.duplicate()));
    } else if (step instanceof Step.Escalate escalate) {
      List<Kind.Escalation> levels = row.subject().kind().escalations();
      int at = Math.min(escalate.level(), levels.size()) - 1;
      Kind.Addressee to = levels.get(at).to();
      return words.message(
          "cases.escalated.to",
          escalate.level(),
          CaseWords.english() ? to.english() : to.chinese());
    } else if (step instanceof Step.Retime retime) {
      return words.retimed(retime);
    }
    return null;
  }

  private static String icon(Step step) {
    return switch (step.kind()) {
      case ASSIGN, TRANSFER -> "send";
      case RETURN, REOPEN -> "return";
      case ACCEPT, REPORT, VERIFY, JUDGE -> "check";
      case MERGE_INTO, ABSORB -> "merge";
      case WARN, URGE -> "bell";
      case ESCALATE -> "alert";
      case SUSPEND, RESUME, ASK_EXTENSION, DECIDE_EXTENSION, RETIME -> "clock";
      case NOTE, INSTRUCT -> "edit";
    };
  }
}
