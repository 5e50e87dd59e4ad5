package org.shanshui.platform.cases.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Timeline;
import org.springframework.stereotype.Component;

/** The cases that come from a subject: when each was found, and its steps. */
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
              step.personId() == null ? words.message("cases.house") : step.personName(),
              step.step().kind().word().toUpperCase(Locale.ROOT),
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

  static String icon(Step step) {
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
