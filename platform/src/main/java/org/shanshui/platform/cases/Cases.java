package org.shanshui.platform.cases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What other modules ask of the closed loop. */
public interface Cases {

  /**
   * Opens a case, in the name of the current actor. While a case with the same {@linkplain
   * Opening#sourceKey() source} is open, no second one is opened, and the open one's id is given.
   * Publishes {@link CaseOpened} for a new one.
   */
  long open(Opening opening);

  /** A case within the current actor's sight. */
  Optional<CaseSummary> find(long id);

  /** The open case of a source, as {@code TASK:12}, if there is one in sight. */
  Optional<CaseSummary> openOf(String sourceKey);

  /**
   * How the cases stand that the current actor sees.
   *
   * @param regionPath only of this region and below; null for all in sight
   * @param unitId only of this lead unit; null for all
   */
  CaseCounts counts(@Nullable String regionPath, @Nullable Long unitId);
}
