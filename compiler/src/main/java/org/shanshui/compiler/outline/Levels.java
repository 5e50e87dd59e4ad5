package org.shanshui.compiler.outline;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Marker.Style;
import org.shanshui.compiler.prose.Passage;

/** Gives every heading its level: by style under chapters, by place where it has no number. */
final class Levels {
  private final List<Heading> found;
  private final List<Passage> passages;

  Levels(List<Heading> found, List<Passage> passages) {
    this.found = found;
    this.passages = passages;
  }

  /** The headings with their levels. */
  List<Heading> levelled() {
    int chapters = chapterStyles();
    boolean parts = hasStyle(Style.PART) && hasStyle(Style.CHAPTER);
    List<Heading> levelled = new ArrayList<>(found.size());
    int numberedLevel = 0;
    int topicMark = 0;
    for (int i = 0; i < found.size(); i++) {
      Heading heading = found.get(i);
      Marker marker = heading.marker();
      int level;
      if (marker != null) {
        level =
            marker.style() == Style.DECIMAL
                ? marker.level()
                : levelOf(marker.style(), chapters, parts);
        numberedLevel = level;
      } else if (chapters > 0 && opensChapter(i)) {
        level = 1;
        numberedLevel = 1;
      } else if (isTopic(heading, passages.get(heading.passage()))) {
        level = 1;
        numberedLevel = 0;
        topicMark = -heading.level();
      } else if (heading.level() < 0 && numberedLevel == 0 && topicMark > 0) {
        level = 1 + Math.max(0, -heading.level() - topicMark);
      } else {
        level = numberedLevel + 1;
      }
      levelled.add(heading.at(level));
    }
    return levelled;
  }

  private static int levelOf(Style style, int chapters, boolean parts) {
    if (!style.isChapterLike()) {
      return style.level() + chapters;
    }
    return style.level() + (parts && style != Style.PART ? 1 : 0);
  }

  private boolean hasStyle(Style style) {
    return found.stream().anyMatch(h -> h.marker() != null && h.marker().style() == style);
  }

  private int chapterStyles() {
    boolean chapter = false;
    boolean section = false;
    for (int i = 0; i < found.size(); i++) {
      Marker marker = found.get(i).marker();
      if (marker == null) {
        chapter |= opensChapter(i) && restarts(i);
      } else {
        chapter |= marker.style() == Style.CHAPTER || marker.style() == Style.PART;
        section |= marker.style() == Style.SECTION;
      }
    }
    boolean parts = hasStyle(Style.PART) && hasStyle(Style.CHAPTER);
    return (parts ? 1 : 0) + (chapter ? 1 : 0) + (section ? 1 : 0);
  }

  /** Whether an unnumbered heading is followed at once by a first 一、. */
  private boolean opensChapter(int i) {
    if (found.get(i).marker() != null || i + 1 >= found.size()) {
      return false;
    }
    Marker next = found.get(i + 1).marker();
    return next != null && next.style() == Style.FIRST && next.value() == 1;
  }

  /** Whether the 一、 after it is not the first of the document. */
  private boolean restarts(int i) {
    for (int k = 0; k < i; k++) {
      Marker marker = found.get(k).marker();
      if (marker != null && marker.style() == Style.FIRST) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTopic(Heading heading, Passage passage) {
    if (heading.bodyFrom() < passage.text().length()) {
      return false;
    }
    String title = heading.title();
    return UnnumberedHeadings.isUsual(title)
        || title.contains("年")
        || title.contains("回顾")
        || title.contains("主要目标")
        || title.contains("总体要求")
        || heading.level() < 0 && heading.level() >= -2;
  }
}
