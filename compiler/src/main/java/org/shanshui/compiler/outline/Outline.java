package org.shanshui.compiler.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.QualitativeTarget;
import org.shanshui.compiler.prose.Passage;

/** The headings of a document, and for each passage those that rule it. */
public final class Outline {
  private final List<Heading> headings;
  private final int[] parents;
  private final String[] ids;
  private final int[] ruling;
  private final List<Passage> passages;

  Outline(List<Passage> passages, List<Heading> headings) {
    this.passages = passages;
    this.headings = List.copyOf(headings);
    int n = headings.size();
    parents = new int[n];
    ids = new String[n];
    ruling = new int[passages.size()];
    int[] children = new int[n + 1];
    for (int i = 0; i < n; i++) {
      int parent = i - 1;
      while (parent >= 0 && headings.get(parent).level() >= headings.get(i).level()) {
        parent = parents[parent];
      }
      parents[i] = parent;
      int place = ++children[parent + 1];
      ids[i] = parent < 0 ? String.valueOf(place) : ids[parent] + "." + place;
    }
    int next = 0;
    for (int p = 0; p < passages.size(); p++) {
      while (next < n && headings.get(next).passage() <= p) {
        next++;
      }
      ruling[p] = next - 1;
    }
  }

  /** The headings in order. */
  public List<Heading> headings() {
    return headings;
  }

  /** Index of the innermost heading over a passage (its own where it has one), -1 for none. */
  public int over(int passage) {
    return ruling[passage];
  }

  /** Index of the heading over a heading, -1 for none. */
  public int parent(int heading) {
    return parents[heading];
  }

  /** The id of the innermost heading over a passage, null before the first. */
  public @Nullable String id(int passage) {
    int heading = ruling[passage];
    return heading < 0 ? null : ids[heading];
  }

  /** The heading that stands in a passage, null for none. */
  public @Nullable Heading at(int passage) {
    int heading = ruling[passage];
    return heading >= 0 && headings.get(heading).passage() == passage
        ? headings.get(heading)
        : null;
  }

  /** The title, with its number, of the innermost heading over a passage, null before the first. */
  public @Nullable String titleOver(int passage) {
    return title(ruling[passage]);
  }

  /** The title, with its number, of the heading over that heading, null where there is none. */
  public @Nullable String titleAbove(int passage) {
    int heading = ruling[passage];
    return heading < 0 ? null : title(parents[heading]);
  }

  private @Nullable String title(int heading) {
    return heading < 0 ? null : headings.get(heading).full();
  }

  /** The next passage with a heading, whatever its level; the number of passages for none. */
  public int nextHeading(int passage) {
    int heading = ruling[passage] + 1;
    return heading < headings.size() ? headings.get(heading).passage() : ruling.length;
  }

  /**
   * The tree, offsets in UTF-16 units.
   *
   * @param commitments without a number, by the id of the heading over them
   */
  public List<OutlineNode> tree(int textLength, Map<String, List<QualitativeTarget>> commitments) {
    int[] cursor = {0};
    return children(cursor, -1, textLength, commitments);
  }

  private List<OutlineNode> children(
      int[] cursor, int parent, int textLength, Map<String, List<QualitativeTarget>> commitments) {
    List<OutlineNode> nodes = new ArrayList<>();
    while (cursor[0] < headings.size() && parents[cursor[0]] == parent) {
      int me = cursor[0]++;
      Heading heading = headings.get(me);
      List<OutlineNode> below = children(cursor, me, textLength, commitments);
      int end =
          cursor[0] < headings.size()
              ? passages.get(headings.get(cursor[0]).passage()).start()
              : textLength;
      nodes.add(
          new OutlineNode(
              ids[me],
              heading.level(),
              heading.marker() == null ? null : heading.marker().number(),
              heading.title(),
              passages.get(heading.passage()).start(),
              end,
              commitments.getOrDefault(ids[me], List.of()),
              below));
    }
    return nodes;
  }
}
