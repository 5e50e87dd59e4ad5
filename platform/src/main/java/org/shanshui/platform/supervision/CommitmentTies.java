package org.shanshui.platform.supervision;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.CaseSummary;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectTies;
import org.springframework.stereotype.Component;

/** On the page of a commitment: its supervision case of this year, or the button that opens one. */
@Component
class CommitmentTies implements SubjectTies {
  private final CommitmentWatch watch;
  private final SupervisionWords words;

  CommitmentTies(CommitmentWatch watch, SupervisionWords words) {
    this.watch = watch;
    this.words = words;
  }

  @Override
  public List<Tie> of(Subject subject) {
    if (!CommitmentWatch.isCommitment(subject)) {
      return List.of();
    }
    return watch
        .caseOf(subject)
        .map(known -> link(known, watch.isLate(subject)))
        .or(() -> watch.mayOpen(subject) ? Optional.of(button(subject)) : Optional.empty())
        .map(List::of)
        .orElse(List.of());
  }

  /** One that is closed while its subject is late still says so. */
  private Tie link(CaseSummary known, boolean isLate) {
    boolean isLeftOpen = isLate && known.state().equals("closed");
    return new Tie(
        words.message(
            isLeftOpen ? "supervision.tie.left" : "supervision.tie",
            String.valueOf(known.id()),
            words.message("cases.state." + known.state())),
        "/cases/" + known.id(),
        false,
        isLeftOpen ? "warn" : tone(known));
  }

  private static @Nullable String tone(CaseSummary known) {
    return known.late() ? "bad" : known.state().equals("closed") ? "done" : "warn";
  }

  private Tie button(Subject subject) {
    return new Tie(
        words.message("supervision.tie.open"),
        "/cases/of/" + subject.type() + "/" + subject.id(),
        true,
        null);
  }
}
