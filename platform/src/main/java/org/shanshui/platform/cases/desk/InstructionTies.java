package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectTies;
import org.springframework.stereotype.Component;

/**
 * On the page of a subject: its instructions that are open, and for leaders the way to give one.
 */
@Component
class InstructionTies implements SubjectTies {
  /** More stand in the timeline and in the list. */
  private static final int MOST = 5;

  private final Kinds kinds;
  private final CaseTable table;
  private final CaseWords words;
  private final Clock clock;

  InstructionTies(Kinds kinds, CaseTable table, CaseWords words, Clock clock) {
    this.kinds = kinds;
    this.table = table;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public List<Tie> of(Subject subject) {
    Optional<Kind> kind = kinds.openedBy(Instructions.SOURCE);
    if (kind.isEmpty()) {
      return List.of();
    }
    List<Tie> ties = new ArrayList<>();
    for (long id : table.openOf(kind.get().key(), subject, MOST)) {
      table.find(id).map(this::link).ifPresent(ties::add);
    }
    if (Instructions.GIVE.allows()) {
      ties.add(
          new Tie(
              words.message("cases.instruct.give"), InstructionPages.href(subject), false, null));
    }
    return ties;
  }

  private Tie link(CaseRow row) {
    State state = row.subject().state();
    return new Tie(
        words.message(
            "cases.instruct.tie",
            String.valueOf(row.id()),
            words.message("cases.state." + state.word())),
        "/cases/" + row.id(),
        false,
        row.subject().clock().isLate(clock.instant()) ? "bad" : "warn");
  }
}
