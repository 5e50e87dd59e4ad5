package org.shanshui.platform.collection;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What rounds of reports come to, for the other modules. */
@Service
public class Reports {
  private final SheetLists lists;

  Reports(SheetLists lists) {
    this.lists = lists;
  }

  /**
   * A planner's decision on a sheet.
   *
   * @param reason of a return
   */
  public record Decision(
      long sheetId,
      String roundName,
      long unitId,
      String unit,
      boolean returned,
      String by,
      OffsetDateTime at,
      @Nullable String reason) {}

  /** Decisions since a moment: the latest, and how many there are. */
  public record Decisions(List<Decision> latest, long accepted, long returned) {
    public Decisions {
      latest = List.copyOf(latest);
    }
  }

  /** Which sheets in sight were accepted or returned since a moment, the latest first. */
  public Decisions decided(OffsetDateTime since, int most) {
    return lists.decided(since, most);
  }

  /** What the current actor has to see to. */
  public Attention attention() {
    return lists.attention();
  }
}
