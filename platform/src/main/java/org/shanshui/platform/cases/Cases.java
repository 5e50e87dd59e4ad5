package org.shanshui.platform.cases;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Step;

/** What other modules ask of the closed loop. */
public interface Cases {

  /**
   * Opens a case, in the name of the current actor. While a case of the same kind and {@linkplain
   * Opening#sourceKey() source} is open, no second one is opened, and the open one's id is given.
   * What a case comes from only the house says: an opening by anyone else that names a source is
   * refused. Publishes {@link CaseOpened} for a new one.
   */
  long open(Opening opening);

  /** A case within the current actor's sight. */
  Optional<CaseSummary> find(long id);

  /** The open case of a kind that comes from a source, as {@code TASK:12}, if one is in sight. */
  Optional<CaseSummary> openOf(String kind, String sourceKey);

  /**
   * Takes a step in the name of the current actor; refuses with the reason if the state or a rule
   * does not allow it.
   *
   * @param evidence ids of files that {@link #attach} gave
   */
  void take(long id, Step step, String text, List<Long> evidence);

  /**
   * Puts a file of evidence into a case, to become part of a step.
   *
   * @param file at most 20 MB of jpg, png, mp4, pdf, docx or xlsx
   * @return its id
   */
  long attach(long id, String name, byte[] file);

  /**
   * How the cases stand that the current actor sees.
   *
   * @param regionPath only of this region and below; null for all in sight
   * @param unitId only of this lead unit; null for all
   */
  CaseCounts counts(@Nullable String regionPath, @Nullable Long unitId);
}
