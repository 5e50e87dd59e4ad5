package org.shanshui.platform.cases;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases counted and listed in short, for pages that show many things at once. */
public interface CaseOverview {
  /** Where counting stops. */
  int MOST_COUNTED = 1000;

  /** A count in words: {@code 999+} where counting has stopped. */
  static String counted(int n) {
    return n < MOST_COUNTED ? String.valueOf(n) : MOST_COUNTED - 1 + "+";
  }

  /**
   * How the cases in sight stand.
   *
   * @param regionPath only of this region and below; null for all in sight
   * @param regions path by code, for the counts by region
   * @param year in which those counted as closed were closed; null for all years
   */
  CaseFigures figures(
      @Nullable String regionPath, Map<String, String> regions, @Nullable Integer year);

  /** Open cases with a place, the soonest due first. */
  List<CaseBrief> places(@Nullable String regionPath, int most);

  /** How many open cases wait for a step that the actor takes, up to {@link #MOST_COUNTED}. */
  int waiting();

  /** Open cases in a state, the soonest due first. */
  Some waiting(String state, int most);

  /**
   * How the instructions (领导批示) stand that the current actor gave; null where they give none, or
   * the packs have no kind for them.
   */
  @Nullable Instructed instructed();

  /** Open cases that have this text in title or description, the soonest due first. */
  Some having(String text, int most);

  /** Cases that took a step since a moment, the latest first. */
  Moves moved(OffsetDateTime since, int most);

  /**
   * Instructions that are not closed, up to {@link #MOST_COUNTED} of each.
   *
   * @param answered reported done, and to be verified
   */
  record Instructed(Listed open, Listed answered, Listed late) {

    /**
     * Some of them.
     *
     * @param href of the list of them
     */
    public record Listed(int n, String href) {}
  }

  /**
   * The first of a list.
   *
   * @param all how many it has, counted up to {@link #MOST_COUNTED}
   */
  record Some(List<CaseBrief> first, int all) {
    public Some {
      first = List.copyOf(first);
    }

    public String counted() {
      return CaseOverview.counted(all);
    }
  }

  /**
   * The last step of a case, in the language of the one who looks.
   *
   * @param state after it
   * @param who took it
   */
  record Move(
      long caseId, String title, String step, String state, String who, OffsetDateTime at) {}

  /**
   * The latest moves.
   *
   * @param cases how many have moved, counted up to {@link #MOST_COUNTED}; each counts once,
   *     however many steps it took
   */
  record Moves(List<Move> latest, int cases) {
    public Moves {
      latest = List.copyOf(latest);
    }

    public String counted() {
      return CaseOverview.counted(cases);
    }
  }
}
