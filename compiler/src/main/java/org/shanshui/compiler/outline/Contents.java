package org.shanshui.compiler.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.shanshui.compiler.prose.Passage;

/** The list of contents (目录), which says the headings once before they come. */
final class Contents {
  private static final int FEWEST = 4;

  private Contents() {}

  /** The headings that stand in no list of contents. */
  static List<Heading> without(List<Heading> found, List<Passage> passages) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      last.put(found.get(i).full(), i);
    }
    List<Heading> kept = new ArrayList<>();
    int start = 0;
    while (start < found.size()) {
      int end = runEnd(found, passages, start);
      List<Heading> run = found.subList(start, end);
      int stop = end;
      List<Heading> once = run.stream().filter(h -> lastOf(h, last) < stop).toList();
      boolean list = run.size() > FEWEST && (run.size() - once.size()) * 2 > run.size() - 1;
      kept.addAll(list ? once : run);
      start = end;
    }
    return kept;
  }

  private static int lastOf(Heading heading, Map<String, Integer> last) {
    return Objects.requireNonNull(last.get(heading.full()), "every heading found is among them");
  }

  /** The end of the run of headings, one a passage and nothing else in it, that starts here. */
  private static int runEnd(List<Heading> found, List<Passage> passages, int start) {
    Set<String> said = new HashSet<>();
    int end = start + 1;
    while (end < found.size()
        && !saysAgain(found.get(start), found.get(end), said)
        && found.get(end).passage() == found.get(end - 1).passage() + 1
        && found.get(end - 1).bodyFrom()
            >= passages.get(found.get(end - 1).passage()).text().length()) {
      end++;
    }
    return end;
  }

  /** Whether the outline itself begins: a chapter's title stands in its contents only once. */
  private static boolean saysAgain(Heading first, Heading next, Set<String> said) {
    said.add(first.full());
    return next.level() == first.level() && !said.add(next.full());
  }
}
