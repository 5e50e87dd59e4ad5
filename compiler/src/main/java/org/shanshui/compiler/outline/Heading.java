package org.shanshui.compiler.outline;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker;

/**
 * A heading found at the head of a passage.
 *
 * @param passage index of the passage it stands in
 * @param marker its number, null where it has none
 * @param title cleaned, without its number and final mark
 * @param bodyFrom index in the passage's clean text at which the body begins; its length where the
 *     heading stands alone
 */
public record Heading(int passage, @Nullable Marker marker, int level, String title, int bodyFrom) {

  /** The same heading at another level. */
  Heading at(int other) {
    return new Heading(passage, marker, other, title, bodyFrom);
  }

  /** The title with its number, as the text has it. */
  public String full() {
    if (marker == null) {
      return title;
    }
    return switch (marker.style()) {
      case FIRST -> marker.number() + "、" + title;
      case SECOND, FOURTH -> "（" + marker.number() + "）" + title;
      case THIRD -> marker.number() + "." + title;
      case CIRCLED -> marker.number() + title;
      case PART, CHAPTER, SECTION, DECIMAL -> marker.number() + " " + title;
    };
  }
}
