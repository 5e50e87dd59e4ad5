package org.shanshui.platform.collection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What of a round the current actor may write on. */
@Service
class Writable {
  private final SheetTable table;
  private final SheetLists lists;

  Writable(SheetTable table, SheetLists lists) {
    this.table = table;
    this.lists = lists;
  }

  /** The lines that the current actor may write on now. */
  Map<Long, LineView> lines(long roundId) {
    Map<Long, SheetHead> mine = heads(roundId);
    Map<Long, LineView> lines = new LinkedHashMap<>();
    for (LineView line : table.linesOfRound(roundId)) {
      SheetHead head = mine.get(line.sheetId());
      if (head != null && head.status().isToBeWritten() && line.line().open()) {
        lines.put(line.id(), line);
      }
    }
    return lines;
  }

  /** The current actor's sheets of a round. */
  Map<Long, SheetHead> heads(long roundId) {
    Map<Long, SheetHead> mine = new LinkedHashMap<>();
    for (SheetHead head : lists.mineOf(roundId)) {
      if (SheetRights.WRITE.allows(head)) {
        mine.put(head.id(), head);
      }
    }
    return mine;
  }

  /** The units of the current actor's sheets, by sheet. */
  Map<Long, String> unitNames(long roundId, UnitNames names) {
    Map<Long, SheetHead> mine = heads(roundId);
    Map<Long, String> units = names.of(mine.values());
    Map<Long, String> bySheet = new LinkedHashMap<>();
    mine.forEach((id, head) -> bySheet.put(id, units.getOrDefault(head.unitId(), "")));
    return bySheet;
  }
}
