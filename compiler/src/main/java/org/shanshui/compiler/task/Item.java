package org.shanshui.compiler.task;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.prose.Marker;

/**
 * A piece of the document's text that may be a task: a heading with what stands under it up to the
 * next item, or a numbered paragraph.
 *
 * @param from first passage, {@code to} after its last
 * @param heading that it begins with, null where it is a numbered paragraph, or the text before the
 *     first item
 * @param marker its number, null where it has none
 * @param level of its number, the deeper the higher; 0 for the text before the first item
 * @param parent index of the item it stands under, -1 for none
 * @param section passage of the heading over it, -1 for none
 */
record Item(
    int from,
    int to,
    @Nullable Heading heading,
    @Nullable Marker marker,
    int level,
    int parent,
    int section) {

  /** Where in the first passage its text begins, behind its title where it has one. */
  int bodyFrom() {
    return heading != null ? heading.bodyFrom() : marker != null ? marker.contentStart() : 0;
  }

  /** Whether it is a heading or numbered, and so has a beginning of its own. */
  boolean isOpened() {
    return heading != null || marker != null;
  }
}
