package org.shanshui.platform.commitments.register;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.subjects.SubjectResolver;

/**
 * Commitments of one kind, as others speak of them: what a case follows up; where the value of a
 * target comes from that is worked out from its shares.
 */
record CommitmentResolver(CommitmentKind kind, Book book) implements SubjectResolver {

  @Override
  public String type() {
    return kind.name();
  }

  @Override
  public Map<Long, Card> cards(Collection<Long> ids) {
    boolean isTarget = kind == CommitmentKind.TARGET;
    return book.get(ids).stream()
        .filter(commitment -> commitment.kind() == kind)
        .collect(
            toMap(
                Commitment::id,
                commitment ->
                    new Card(
                        commitment.title(),
                        isTarget ? "按分解目标汇总" : "",
                        isTarget ? "worked out from its shares" : "",
                        Commitments.href(kind, commitment.id()),
                        commitment.light().isLate())));
  }
}
