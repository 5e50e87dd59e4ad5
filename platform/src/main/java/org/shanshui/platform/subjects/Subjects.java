package org.shanshui.platform.subjects;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** All that can be spoken of. */
@Service
public class Subjects {
  private final Map<String, SubjectResolver> resolvers;
  private final List<SubjectTies> ties;
  private final List<Timeline> timelines;
  private final Map<String, RowTitles> titles = new HashMap<>();
  private final JdbcClient jdbc;

  Subjects(
      List<SubjectResolver> resolvers,
      List<SubjectTies> ties,
      List<Timeline> timelines,
      List<RowTitles> titles,
      JdbcClient jdbc) {
    this.ties = List.copyOf(ties);
    this.timelines = List.copyOf(timelines);
    this.jdbc = jdbc;
    titles.forEach(one -> one.tables().forEach(table -> this.titles.put(table, one)));
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

  /** The card of one; empty where it is out of the actor's sight, or no module knows its type. */
  public Optional<SubjectResolver.Card> card(Subject subject) {
    return Optional.ofNullable(resolvers.get(subject.type()))
        .map(resolver -> resolver.cards(List.of(subject.id())).get(subject.id()));
  }

  /** What a row is called, and its page. */
  public record Titled(String title, String href) {}

  /** Rows of a table by number; none of a table that nobody names, or out of the actor's sight. */
  public Map<Long, Titled> rows(String table, Collection<Long> ids) {
    RowTitles known = titles.get(table);
    Map<Long, Titled> rows = new HashMap<>();
    if (known != null && !ids.isEmpty()) {
      jdbc.sql(known.sql())
          .param(ids.toArray(Long[]::new))
          .query(
              row -> {
                rows.put(
                    row.getLong("id"), new Titled(row.getString("title"), row.getString("href")));
              });
    }
    return rows;
  }

  /** What happened to it, whatever module keeps it, the latest first. */
  public List<Happening> timeline(Subject subject) {
    return timelines.stream()
        .flatMap(one -> one.of(subject).stream())
        .sorted(Comparator.comparing(Happening::at).reversed())
        .limit(Timeline.MOST)
        .toList();
  }

  /** What other modules have to do with it, for its page. */
  public List<SubjectTies.Tie> ties(Subject subject) {
    return ties.stream().flatMap(one -> one.of(subject).stream()).toList();
  }
}
