package org.shanshui.platform.cases.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.Policies;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectResolver;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Instructions of leaders (领导批示) on a subject, whichever module's it is: each becomes a case of its
 * own that the units it goes to have to answer. What a leader has to say of a case is a step of
 * that case.
 */
@Service
class Instructions {
  /** To instruct units on what one sees. */
  static final May<String> GIVE = May.ofRegion(Role.LEADER);

  /** What opens cases of the kind that instructions have. */
  static final String SOURCE = "instruction";

  private static final Actor HOUSE = Actor.house("领导批示");

  private final CaseOpening opening;
  private final CaseDesk desk;
  private final Kinds kinds;
  private final Subjects subjects;
  private final Units units;

  Instructions(CaseOpening opening, CaseDesk desk, Kinds kinds, Subjects subjects, Units units) {
    this.opening = opening;
    this.desk = desk;
    this.kinds = kinds;
    this.subjects = subjects;
    this.units = units;
  }

  /** The kind of case that instructions become; empty where the packs have none. */
  Optional<Kind> kind() {
    return kinds.openedBy(SOURCE);
  }

  /** What it is about, if it is in sight; refuses if not. */
  SubjectResolver.Card about(Subject subject) {
    GIVE.demand();
    return subjects
        .card(subject)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "cases.no-subject",
                        "没有这一事项，或它不在您的数据范围内。",
                        "there is no such matter, or it is out of your sight")
                    .asException());
  }

  /**
   * Gives an instruction in the name of the current actor. Nobody has to judge whether there is a
   * matter, so it goes to the units at once.
   *
   * @param asked to which units, the first of which says in which region it is, and by which day
   * @return id of the case
   */
  @Transactional
  public long give(Subject subject, Step.Assign asked, String text) {
    SubjectResolver.Card about = about(subject);
    Kind kind =
        kind()
            .orElseThrow(
                () ->
                    Refusal.conflict(
                            "cases.no-instructions",
                            "没有用于领导批示的案件类型。",
                            "no kind of cases comes from instructions")
                        .asException());
    String said = text.strip();
    if (said.length() < 2 || said.length() > Policies.LONGEST_INSTRUCTION) {
      throw Refusal.invalid(
              "cases.instruction-length",
              "批示应为 2–500 个字。",
              "an instruction has 2 to 500 characters")
          .beside("text")
          .asException();
    }
    if (asked.until() == null) {
      throw Refusal.invalid(
              "cases.instruction-without-day", "请填写答复期限。", "say by which day it is to be answered")
          .beside("until")
          .asException();
    }
    List<Unit> leads = asked.leads().stream().map(units::get).toList();
    leads.forEach(unit -> GIVE.demand(unit.regionPath()));
    String title = "领导批示：" + about.title();
    long id =
        opening.open(
            new Opening(
                kind.key(),
                new Opening.Origin(subject, null),
                Opening.titled(title),
                said,
                Map.of(),
                leads.get(0).regionCode(),
                asked.leads(),
                null,
                null,
                null,
                null));
    HOUSE.run(() -> desk.take(id, new Step.Judge(true), "批示事项，直接交办", List.of()));
    desk.take(id, asked, said, List.of());
    return id;
  }
}
