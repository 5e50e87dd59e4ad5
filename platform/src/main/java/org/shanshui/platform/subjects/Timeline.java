package org.shanshui.platform.subjects;

import java.util.List;

/**
 * What a module keeps of what happened to subjects, its own and those of others: a report about a
 * target that was returned, a step of the case that follows it up. A module contributes one as a
 * bean; {@link Subjects#timeline} puts all together.
 */
public interface Timeline {
  /** How many are shown of a subject. */
  int MOST = 100;

  /** The latest {@link #MOST} in the actor's sight; none for types that the module knows not. */
  List<Happening> of(Subject subject);
}
