package org.shanshui.platform.subjects;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** All that can be spoken of. */
@Service
public class Subjects {
  private final Map<String, SubjectResolver> resolvers;
  private final List<SubjectTies> ties;

  Subjects(List<SubjectResolver> resolvers, List<SubjectTies> ties) {
    this.ties = List.copyOf(ties);
    this.resolvers =
        resolvers.stream().collect(toUnmodifiableMap(SubjectResolver::type, Function.identity()));
  }

  /**
   * The cards of these subjects; those out of the actor's sight are left out.
   *
   * @throws IllegalArgumentException if no module knows a type
   */
  public Map<Subject, SubjectResolver.Card> cards(Collection<Subject> subjects) {
    Map<Subject, SubjectResolver.Card> cards = new HashMap<>();
    subjects.stream()
        .collect(groupingBy(Subject::type, mapping(Subject::id, toSet())))
        .forEach(
            (type, ids) -> {
              SubjectResolver resolver = resolvers.get(type);
              if (resolver == null) {
                throw new IllegalArgumentException("No module knows subjects of type " + type);
              }
              resolver.cards(ids).forEach((id, card) -> cards.put(new Subject(type, id), card));
            });
    return cards;
  }

  /** What other modules have to do with it, for its page. */
  public List<SubjectTies.Tie> ties(Subject subject) {
    return ties.stream().flatMap(one -> one.of(subject).stream()).toList();
  }
}
