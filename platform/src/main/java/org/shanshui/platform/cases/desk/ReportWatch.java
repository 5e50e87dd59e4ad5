package org.shanshui.platform.cases.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.collection.ReportOverdue;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Opens a supervision case (督办) for a unit that has not reported by the due day (逾期未报): one in a
 * year for each unit and whom it reports to. Another round missed goes on in it.
 */
@Component
class ReportWatch {
  private final CaseDesk desk;
  private final CaseTable table;
  private final Supervision supervision;
  private final Units units;
  private final Kinds kinds;

  ReportWatch(CaseDesk desk, CaseTable table, Supervision supervision, Units units, Kinds kinds) {
    this.desk = desk;
    this.table = table;
    this.supervision = supervision;
    this.units = units;
    this.kinds = kinds;
  }

  static String sourceKey(long stewardUnitId, long unitId) {
    return "REPORT:" + stewardUnitId + ":" + unitId;
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
    String source = sourceKey(overdue.stewardUnitId(), overdue.unitId());
    // The sheet's number tells what was told before: the same news twice changes nothing.
    String sheet = "（报表 #%d）".formatted(overdue.sheetId());
    Optional<Long> known = supervision.ofThisYear(kind.get(), source);
    if (known.isPresent() && tells(known.get(), sheet)) {
      return;
    }
    Unit unit = units.get(overdue.unitId());
    String what =
        "%s“%s”（%s）逾期未报，报送期限 %s%s。"
            .formatted(
                unit.name(),
                overdue.roundName(),
                overdue.period().chinese(),
                overdue.dueOn(),
                sheet);
    if (supervision.goesOn(kind.get(), source, what)) {
      return;
    }
    desk.open(
        new Opening(
            kind.get().key(),
            source,
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

  private boolean tells(long id, String sheet) {
    return desk.row(id).description().contains(sheet)
        || table.steps(List.of(id)).stream().anyMatch(step -> step.text().contains(sheet));
  }
}
