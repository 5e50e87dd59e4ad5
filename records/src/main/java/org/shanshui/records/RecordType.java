package org.shanshui.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.yaml.Node;

/**
 * A type of record (记录类型).
 *
 * @param grades empty where its records have none
 * @param lifecycle empty where they go no way
 */
public record RecordType(
    String key,
    Words name,
    List<Attribute> attributes,
    List<Check> checks,
    Optional<Grades> grades,
    Optional<Lifecycle> lifecycle) {

  public RecordType {
    attributes = List.copyOf(attributes);
    checks = List.copyOf(checks);
  }

  /**
   * Files of types of records.
   *
   * @param folder of a pack
   * @param who roles and relations that steps may name; empty for any
   */
  public static FileKind<RecordType> files(String folder, Set<String> who) {
    return new FileKind<>(
        folder,
        Schemas.RECORD,
        (key, root, found, faults) -> whole(key, root, who, found, faults),
        RecordExamples::run);
  }

  /**
   * Reads all that a file says of records: what {@link #part} does, {@code grades} and {@code
   * lifecycle}.
   *
   * @param who roles and relations that steps may name; empty for any
   * @return empty where there was a fault
   */
  public static Optional<RecordType> whole(
      String key, Node.Mapping root, Set<String> who, FileKind.Found found, Faults faults) {
    int before = faults.size();
    Optional<RecordType> part = part(key, root, found, faults);
    if (part.isEmpty()) {
      return part;
    }
    Scope scope = Attributes.scope(part.get().attributes());
    Optional<Grades> grades =
        root.find("grades")
            .flatMap(
                g ->
                    Grades.read(
                        root.maps("grades"), scope, List.of(), scope.inputs().keySet(), faults));
    Optional<Lifecycle> lifecycle =
        root.find("lifecycle")
            .flatMap(way -> Lifecycles.read((Node.Mapping) way, who, scope, faults));
    return faults.size() == before
        ? part.map(
            p -> new RecordType(key, p.name(), p.attributes(), p.checks(), grades, lifecycle))
        : Optional.empty();
  }

  /**
   * Reads what a file of another kind says of records: its {@code name}, {@code attributes} and
   * {@code checks}.
   *
   * @return empty where there was a fault
   */
  public static Optional<RecordType> part(
      String key, Node.Mapping root, FileKind.Found found, Faults faults) {
    return Attributes.read(root.maps("attributes"), found, faults)
        .flatMap(
            attributes ->
                Check.read(root.maps("checks"), Attributes.scope(attributes), faults)
                    .map(
                        checks ->
                            new RecordType(
                                key,
                                root.words("name"),
                                attributes,
                                checks,
                                Optional.empty(),
                                Optional.empty())));
  }

  /** Carries out an example, as {@link RecordExamples} says. */
  public Map<String, Object> example(Map<String, @Nullable Object> given) {
    return RecordExamples.run(this, given);
  }

  /**
   * Values that were read.
   *
   * @param values those that are sound
   * @param problems all that is wrong; the values are a record's only where there are none
   */
  public record Reading(Map<String, Object> values, List<Problem> problems) {}

  /** Reads raw values, and holds them against the checks. */
  public Reading read(Map<String, ?> raw, Known known) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Object> values = Values.read(attributes, raw, known, "", problems);
    hold(checks, values, known, problems);
    return new Reading(values, List.copyOf(problems));
  }

  /** Holds values against checks. A value that is not sound itself is told of once. */
  private static void hold(
      List<Check> checks, Map<String, Object> values, Known known, List<Problem> problems) {
    Map<String, Object> inputs = inputs(values, known);
    Set<String> unsound = problems.stream().map(Problem::at).collect(Collectors.toSet());
    for (Check check : checks) {
      check
          .problem(inputs)
          .filter(problem -> problem.at().isEmpty() || !unsound.contains(problem.at()))
          .ifPresent(problems::add);
    }
  }

  private static Map<String, Object> inputs(Map<String, Object> values, Known known) {
    Map<String, Object> inputs = new LinkedHashMap<>(values);
    inputs.put(Attributes.TODAY, known.today());
    return inputs;
  }

  /** The grade of a record's values. */
  public Optional<Grades.Judgement> grade(Map<String, Object> values, Known known) {
    return grades.map(g -> g.judge(inputs(values, known)));
  }

  /** The attribute of this key. */
  public @Nullable Attribute attribute(String key) {
    return attributes.stream().filter(a -> a.key().equals(key)).findFirst().orElse(null);
  }
}
