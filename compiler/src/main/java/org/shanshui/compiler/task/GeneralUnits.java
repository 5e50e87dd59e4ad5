package org.shanshui.compiler.task;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanshui.compiler.plan.Task;
import org.shanshui.language.offices.GeneralClause;

/** The units that answer for many tasks by a general clause (通用条款), and for which. */
final class GeneralUnits {
  private record General(GeneralClause.Scope scope, String unit) {}

  /** Where the clauses stand: the first for what follows, the last for what precedes. */
  private final Map<General, Integer> places = new LinkedHashMap<>();

  /** Keeps what a clause at {@code place} of the source says. */
  void add(GeneralClause.Scope scope, String unit, int place) {
    places.merge(
        new General(scope, unit),
        place,
        scope == GeneralClause.Scope.FOLLOWING ? Math::min : Math::max);
  }

  /** The units that answer for the task, that in which the clause stands included. */
  List<String> of(Task task) {
    Set<String> implied = new LinkedHashSet<>();
    places.forEach(
        (general, place) -> {
          boolean holds =
              switch (general.scope()) {
                case FOLLOWING -> task.end() > place;
                case PRECEDING -> task.start() <= place;
                case ALL -> true;
              };
          if (holds) {
            implied.add(general.unit());
          }
        });
    return List.copyOf(implied);
  }
}
