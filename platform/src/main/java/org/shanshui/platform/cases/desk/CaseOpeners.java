package org.shanshui.platform.cases.desk;

import java.util.List;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.springframework.stereotype.Component;

/** Which kinds of cases the actor may open from a form. */
@Component
class CaseOpeners {
  private final Kinds kinds;

  CaseOpeners(Kinds kinds) {
    this.kinds = kinds;
  }

  List<Kind> openable() {
    Actor actor = Actor.current();
    return kinds.all().stream()
        .filter(kind -> kind.sources().contains("form"))
        .filter(
            kind ->
                kind.mayOpen().stream()
                    .anyMatch(who -> who instanceof Kind.Who.Has has && actor.is(has.role())))
        .toList();
  }
}
