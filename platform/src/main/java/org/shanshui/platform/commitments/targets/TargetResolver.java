package org.shanshui.platform.commitments.targets;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.subjects.SubjectResolver;
import org.springframework.stereotype.Component;

/** Targets, as others speak of them: a value worked out from the shares comes from the target. */
@Component
class TargetResolver implements SubjectResolver {
  private final Book book;

  TargetResolver(Book book) {
    this.book = book;
  }

  @Override
  public String type() {
    return "TARGET";
  }

  @Override
  public Map<Long, Card> cards(Collection<Long> ids) {
    return book.get(ids).stream()
        .collect(
            toMap(
                Commitment::id,
                target ->
                    new Card(
                        target.title(),
                        "按分解目标汇总",
                        "worked out from its shares",
                        Commitments.href(CommitmentKind.TARGET, target.id()) + "#shares")));
  }
}
