package org.shanshui.platform.cases;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.subjects.Subject;

/** What other modules ask of the closed loop. */
public interface Cases {

  /**
   * Opens a case, in the name of the current actor; refuses if they may not. While a case of the
   * same kind and {@linkplain Opening#origin() origin} is open, no second one is opened, and the
   * open one's id is given. Publishes {@link CaseOpened} for a new one.
   */
  long open(Opening opening);

  /** Whether the current actor opens cases of this kind in a region. */
  boolean mayOpen(String kind, String regionPath);

  /** A case within the current actor's sight. */
  Optional<CaseSummary> find(long id);

  /**
   * One matter has one case in a year (一事一案): the one of this kind that it had this year, open or
   * closed, if it is in sight; of a merged one, the case it goes on in.
   */
  Optional<CaseSummary> ofThisYear(String kind, Subject source);

  /**
   * Lets this year's case of a matter go on: an open one is told why, a closed one is reopened. One
   * that was found to be unfounded waits to be judged anew: what was judged then stands, and
   * whether it holds of what has come since is for people to say.
   *
   * @return false if there is none, or it can no longer be reopened: then a new one is due
   */
  boolean goesOn(String kind, Subject source, String why);

  /** Says something in the open case of a matter, if there is one. */
  void tell(String kind, Subject source, String text);

  /**
   * Takes down how a matter stands now.
   *
   * @param light of the matter, as its own module calls it
   */
  void hear(Subject source, String light);

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
