package org.shanshui.platform.subjects;

import java.util.Collection;
import java.util.Map;

/** How the subjects of one type are called; a module contributes one as a bean. */
public interface SubjectResolver {
  /** The type of {@link Subject} that it knows. */
  String type();

  /** The cards of these, by number; what is out of the actor's sight is left out. */
  Map<Long, Card> cards(Collection<Long> ids);

  /**
   * What is shown of a subject.
   *
   * @param title what it is called
   * @param note who did what and when, in Chinese; empty where nothing is to be said
   * @param noteEnglish the same in English
   * @param href its page
   * @param late whether it is late or behind by now
   */
  record Card(String title, String note, String noteEnglish, String href, boolean late) {}
}
