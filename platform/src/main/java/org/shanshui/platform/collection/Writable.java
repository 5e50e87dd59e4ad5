package org.shanshui.platform.collection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What of a round the current actor may write on. */
@Service
class Writable {
  private final Sheets sheets;
  private final SheetLists lists;

  Writable(Sheets sheets, SheetLists lists) {
    this.sheets = sheets;
    this.lists = lists;
  }

  /** The lines that the current actor may write on now. */
  Map<Long, LineView> lines(long roundId) {
    Map<Long, SheetHead> mine = heads(roundId);
    Map<Long, LineView> lines = new LinkedHashMap<>();
    for (LineView line : sheets.linesOfRound(roundId)) {
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
      if (Sheets.WRITE.allows(head)) {
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
