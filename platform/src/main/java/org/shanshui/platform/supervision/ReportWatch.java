package org.shanshui.platform.supervision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.collection.ReportOverdue;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.subjects.Subject;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Opens a supervision case (督办) for a unit that has not reported by the due day (逾期未报): one in a
 * year for each unit and whom it reports to. Another round missed goes on in it.
 */
@Component
class ReportWatch {
  private final Cases cases;
  private final MissedReports missed;
  private final Units units;
  private final Kinds kinds;

  ReportWatch(Cases cases, MissedReports missed, Units units, Kinds kinds) {
    this.cases = cases;
    this.missed = missed;
    this.units = units;
    this.kinds = kinds;
  }

  @ApplicationModuleListener
  void reportOverdue(ReportOverdue overdue) {
    hear(overdue);
  }

  void hear(ReportOverdue overdue) {
    Optional<Kind> kind = kinds.openedBy("overdue_report");
    if (kind.isEmpty()) {
      return;
    }
    Unit unit = units.get(overdue.unitId());
    Optional<Subject> matter = missed.add(unit, overdue.stewardUnitId(), overdue.sheetId());
    if (matter.isEmpty()) {
      return;
    }
    String what =
        "%s“%s”（%s）逾期未报，报送期限 %s（报表 #%d）。"
            .formatted(
                unit.name(),
                overdue.roundName(),
                overdue.period().chinese(),
                overdue.dueOn(),
                overdue.sheetId());
    if (cases.goesOn(kind.get().key(), matter.get(), what)) {
      return;
    }
    cases.open(
        new Opening(
            kind.get().key(),
            new Opening.Origin(matter.get(), null),
            "逾期未报督办：" + unit.name(),
            what + "\n请尽快补报，并说明未按期报送的原因。",
            basis(kind.get()),
            unit.regionCode(),
            List.of(unit.id()),
            null,
            null,
            null,
            null));
  }

  /** Where the kind asks for what it rests on. */
  private static Map<String, String> basis(Kind kind) {
    return kind.record().attribute("basis") == null ? Map.of() : Map.of("basis", "定期调度");
  }
}
