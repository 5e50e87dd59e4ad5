package org.shanshui.platform.cases.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.Entry;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Share;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.notices.Message;
import org.shanshui.platform.notices.NoticeKind;
import org.shanshui.platform.notices.Notices;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Who is told what of a step: those who have to act now, and those who wait for the outcome. */
@Component
class Told {
  private final Notices notices;
  private final People people;
  private final Timekeeper time;
  private final CaseTable table;

  Told(Notices notices, People people, Timekeeper time, CaseTable table) {
    this.notices = notices;
    this.people = people;
    this.time = time;
    this.table = table;
  }

  /**
   * A case has moved. It is told from here, as the house, because who takes a step mostly does not
   * see those who are to be told.
   *
   * @param step number of the step; 0 when it was found
   */
  record Moved(long caseId, int step) {}

  @ApplicationModuleListener
  void tell(Moved moved) {
    CaseRow row = table.find(moved.caseId()).orElse(null);
    if (row == null) {
      return;
    }
    if (moved.step() == 0) {
      found(row);
    } else {
      row.subject().entries().stream()
          .filter(entry -> entry.number() == moved.step())
          .forEach(entry -> taken(row, row.subject(), entry));
    }
  }

  private void found(CaseRow row) {
    Case subject = row.subject();
    if (isJudgedByTheHouse(subject.kind())) {
      return;
    }
    desk(
        row,
        message(
            NoticeKind.TO_DO,
            subject,
            "found",
            "新案件待研判：" + row.title(),
            "A new case is to be judged: " + row.title()));
  }

  private static boolean isJudgedByTheHouse(Kind kind) {
    return kind.may().getOrDefault(StepKind.JUDGE, Set.of()).equals(Set.of(new Kind.Who.House()));
  }

  /** Tells of a step that was taken. */
  private void taken(CaseRow row, Case next, Entry entry) {
    Step step = entry.move().step();
    String key = "step-" + entry.number();
    String title = row.title();
    if (step instanceof Step.Assign || step instanceof Step.Transfer) {
      leads(
          next,
          share -> share.acceptedBy() == null,
          message(
              NoticeKind.TO_DO,
              next,
              key,
              "交办案件待签收：" + title,
              "A case is assigned to you: " + title));
    } else if (step instanceof Step.Return) {
      deskAndWhoAsked(
          row,
          message(
              NoticeKind.TO_DO,
              next,
              key,
              "案件被退回，待重新交办：" + title,
              "A case was returned: " + title));
    } else if (step instanceof Step.Reopen) {
      boolean unjudged = next.state() instanceof State.Found;
      desk(
          row,
          message(
              NoticeKind.TO_DO,
              next,
              key,
              (unjudged ? "案件重开，待重新研判：" : "案件重开，待重新交办：") + title,
              (unjudged
                      ? "A case is open again and to be judged anew: "
                      : "A case is open again and to be assigned: ")
                  + title));
    } else if (step instanceof Step.AskExtension asked) {
      desk(
          row,
          message(
              NoticeKind.TO_DO,
              next,
              key,
              "申请延期 %d 个工作日，待审批：%s".formatted(asked.days(), title),
              "%d more working days are asked for: %s".formatted(asked.days(), title)));
    } else if (step instanceof Step.DecideExtension decision) {
      leads(
          next,
          share -> true,
          message(
              NoticeKind.PROGRESS,
              next,
              key,
              (decision.granted() ? "延期申请已批准：" : "延期申请未获批准：") + title,
              (decision.granted() ? "Extension granted: " : "Extension refused: ") + title));
    } else if (next.state() instanceof State.ToVerify && step.kind() != StepKind.NOTE) {
      if (step instanceof Step.Report || step instanceof Step.Judge) {
        deskAndWhoAsked(
            row,
            message(
                NoticeKind.TO_DO,
                next,
                key,
                "案件待核查：" + title,
                "A case is to be verified: " + title));
      } else if (step instanceof Step.Instruct) {
        desk(row, instructed(next, key, title, entry));
      }
    } else if (step instanceof Step.Verify verify && !verify.passed()) {
      leads(
          next,
          share -> true,
          message(
              NoticeKind.RETURNED,
              next,
              key,
              "核查未通过，请继续处置：" + title,
              "Verification failed, go on: " + title));
    } else if (next.state() instanceof State.Closed) {
      Message closed =
          message(NoticeKind.CLOSED, next, key, "案件已办结：" + title, "A case is closed: " + title);
      leads(next, share -> true, closed);
      if (next.finder() != null) {
        notices.tellUnit(next.finder(), closed);
      }
    } else if (step instanceof Step.Urge) {
      String text = entry.move().text();
      responsible(
          row,
          next,
          message(
              NoticeKind.DUE,
              next,
              key,
              "催办：" + title + "（" + text + "）",
              "Urged: " + title + " (" + text + ")"));
    } else if (step instanceof Step.Instruct) {
      Message instructed = instructed(next, key, title, entry);
      if (next.state() instanceof State.WithLeads) {
        leads(next, share -> true, instructed);
      } else {
        desk(row, instructed);
      }
    } else if (step instanceof Step.Warn) {
      responsible(
          row,
          next,
          message(
              NoticeKind.DUE, next, key, "案件即将到期：" + title, "A case will soon be due: " + title));
    } else if (step instanceof Step.Escalate escalate) {
      escalated(row, next, escalate.level(), key);
    } else if (step instanceof Step.Retime retime && retime.moves()) {
      LocalDate to = time.day(retime.to());
      responsible(
          row,
          next,
          message(
              NoticeKind.PROGRESS,
              next,
              key,
              "节假日安排调整，时限由 %s 改为 %s：%s".formatted(time.day(retime.from()), to, title),
              "The working calendar has changed; due %s instead of %s: %s"
                  .formatted(to, time.day(retime.from()), title)));
    } else if (step instanceof Step.Suspend || step instanceof Step.Resume) {
      boolean rests = step instanceof Step.Suspend;
      leads(
          next,
          share -> true,
          message(
              NoticeKind.PROGRESS,
              next,
              key,
              (rests ? "案件已中止计时：" : "案件恢复办理：") + title,
              (rests ? "A case is suspended: " : "A case goes on: ") + title));
    }
  }

  private Message instructed(Case next, String key, String title, Entry entry) {
    String text = entry.move().text();
    return message(
        NoticeKind.TO_DO,
        next,
        key,
        "领导批示：" + title + "（" + text + "）",
        "A leader instructs: " + title + " (" + text + ")");
  }

  /** The desk, and who found it where they may say that it is done. */
  private void deskAndWhoAsked(CaseRow row, Message message) {
    desk(row, message);
    Set<Kind.Who> verify = row.subject().kind().may().getOrDefault(StepKind.VERIFY, Set.of());
    Optional.ofNullable(row.foundBy())
        .flatMap(people::find)
        .filter(
            person ->
                person.roles().stream().anyMatch(role -> verify.contains(new Kind.Who.Has(role))))
        .ifPresent(person -> notices.tellPerson(person, message));
  }

  private void escalated(CaseRow row, Case next, int level, String key) {
    Kind.Addressee to = next.kind().escalations().get(level - 1).to();
    Message message =
        message(
            NoticeKind.DUE,
            next,
            key,
            "案件逾期，升级至%s：%s".formatted(to.chinese(), row.title()),
            "A case is late and escalated to the %s: %s".formatted(to.english(), row.title()));
    responsible(row, next, message);
    if (to == Kind.Addressee.UNIT_HEAD) {
      return;
    }
    for (Person leader : nearest(row, Role.LEADER)) {
      if (leader.approves() == (to == Kind.Addressee.MAIN_LEADER)) {
        notices.tellPerson(leader, message);
      }
    }
  }

  /** Those who are waited for: the leads, or whoever judges, assigns and verifies. */
  private void responsible(CaseRow row, Case next, Message message) {
    if (next.clock().stage().isOfLeads()) {
      leads(next, share -> share.reportedBy() == null, message);
    } else {
      desk(row, message);
    }
  }

  private void leads(Case next, java.util.function.Predicate<Share> which, Message message) {
    next.state().leads().stream()
        .filter(which)
        .forEach(share -> notices.tellUnit(share.unitId(), message));
  }

  /** Inspectors of the region, or of the nearest above it that has any. */
  private void desk(CaseRow row, Message message) {
    nearest(row, Role.INSPECTOR).forEach(person -> notices.tellPerson(person, message));
  }

  private Set<Person> nearest(CaseRow row, Role role) {
    String path = row.regionPath();
    while (true) {
      List<Person> found = people.holding(role, path);
      if (!found.isEmpty() || path.equals("/")) {
        return new LinkedHashSet<>(found);
      }
      path = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    }
  }

  private Message message(NoticeKind kind, Case next, String key, String chinese, String english) {
    Instant due = next.clock().due();
    @Nullable LocalDate day = due == null ? null : time.day(due);
    return new Message(
        kind, "case-" + next.id() + "-" + key, chinese, english, "/cases/" + next.id(), day);
  }
}
