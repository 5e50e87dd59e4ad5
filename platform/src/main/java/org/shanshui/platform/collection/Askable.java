package org.shanshui.platform.collection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;

/**
 * What rounds can ask about: the commitments of plans, the objects of a register. A module
 * contributes one as a bean; what is accepted it hears as {@link ReportsAccepted}.
 */
public interface Askable {
  /** In capital letters; cadences keep it. */
  String key();

  /** What it has as a whole, for a cadence that is about no part of it: the project library. */
  Words whole();

  /** Keys of the forms that it asks with. */
  List<String> forms();

  /** The parts of it that a cadence may be about, by number: the plans within a region. */
  Map<Long, String> parts(String regionPath);

  /** What these parts are called, as far as they are in sight. */
  Map<Long, String> titles(Collection<Long> parts);

  /** The themes of a part, or of the whole; empty where there are none. */
  List<String> themes(@Nullable Long part);

  /** Why a cadence cannot be about a part, or the whole, with these forms. */
  Optional<Refusal> fault(@Nullable Long part, Set<String> forms);

  /** Whom to ask what. */
  List<Asked> asked(Question question);

  /**
   * What is known of the metrics of these subjects, however it came. Those left out are known by
   * what was accepted of them alone.
   */
  default Map<Subject, Course> courses(Collection<Subject> subjects) {
    return Map.of();
  }

  /**
   * What a cadence asks for a period.
   *
   * @param part null for the whole
   * @param theme null for all
   * @param regionPath of the planner
   * @param forms only what is asked with these
   */
  record Question(
      @Nullable Long part,
      @Nullable String theme,
      String regionPath,
      Set<String> forms,
      Period period) {}
}
