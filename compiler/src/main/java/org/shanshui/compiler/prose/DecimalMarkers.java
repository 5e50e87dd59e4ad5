package org.shanshui.compiler.prose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker.Style;
import org.shanshui.compiler.read.Block;

/**
 * Finds decimal numbers of headings and items (1, 1.1, 1.1.1). 1.1 is a number like any other; it
 * orders where its neighbours in the count stand at heads of passages as well: the one before it,
 * the one over it, or the first below it.
 */
final class DecimalMarkers {
  private static final int LONGEST_WHOLE = 40;
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2}){0,4})(?=[^\\d.,%\\-~:]|$)");

  private final List<Passage> passages;
  private final String source;
  private final Set<String> numbers = new HashSet<>();

  private DecimalMarkers(List<Passage> passages, String source) {
    this.passages = passages;
    this.source = source;
  }

  /** The passages, those with a decimal number at their head marked by it. */
  static List<Passage> in(List<Passage> passages, String source) {
    return new DecimalMarkers(passages, source).marked();
  }

  private List<Passage> marked() {
    String[] candidates = new String[passages.size()];
    boolean any = false;
    for (int i = 0; i < candidates.length; i++) {
      String number = number(passages.get(i));
      if (number != null) {
        candidates[i] = number;
        numbers.add(number);
        any |= number.indexOf('.') > 0;
      }
    }
    if (!any) {
      return passages;
    }
    List<Passage> marked = new ArrayList<>(passages);
    for (int i = 0; i < candidates.length; i++) {
      String number = candidates[i];
      if (number != null && (isSure(i, number) || hasNeighbour(number))) {
        Passage passage = passages.get(i);
        marked.set(i, passage.numbered(marker(number, passage.text().text())));
      }
    }
    return marked;
  }

  private static Marker marker(String number, String text) {
    int content = number.length();
    while (content < text.length() && " 、.".indexOf(text.charAt(content)) >= 0) {
      content++;
    }
    int last = Integer.parseInt(number.substring(number.lastIndexOf('.') + 1));
    return new Marker(Style.DECIMAL, number, last, content);
  }

  /** The number that may stand at a passage's head, null where there is none. */
  private @Nullable String number(Passage passage) {
    String text = passage.text().text();
    if (passage.marker() != null
        || text.length() < 3
        || text.charAt(0) < '0'
        || text.charAt(0) > '9') {
      return null;
    }
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.lookingAt()) {
      return null;
    }
    String number = matcher.group(1);
    int end = matcher.end();
    if (end >= text.length() || ("." + number + ".").contains(".0.")) {
      return null;
    }
    boolean parted = passage.text().sourceStart(end) > passage.text().sourceEnd(end);
    boolean heading = passage.block().kind() == Block.Kind.HEADING;
    boolean whole = number.indexOf('.') < 0;
    if (whole
        && !(heading || parted && text.length() <= LONGEST_WHOLE && !passage.endsSentence())) {
      return null;
    }
    boolean deep = number.indexOf('.') != number.lastIndexOf('.');
    return parted || heading || deep ? number : null;
  }

  /** Three parts are nothing but a number of this kind, if they are no date. */
  private boolean isSure(int i, String number) {
    boolean deep = number.indexOf('.') != number.lastIndexOf('.');
    return deep || number.indexOf('.') > 0 && passages.get(i).block().kind() == Block.Kind.HEADING;
  }

  private boolean hasNeighbour(String number) {
    int dot = number.lastIndexOf('.');
    String over = dot < 0 ? "" : number.substring(0, dot);
    int last = Integer.parseInt(number.substring(dot + 1));
    String head = dot < 0 ? "" : over + ".";
    boolean below = numbers.contains(number + ".1");
    if (dot < 0) {
      return below || numbers.contains(last - 1 + ".1") || numbers.contains(last + 1 + ".1");
    }
    return below
        || last > 1 && numbers.contains(head + (last - 1))
        || last == 1 && numbers.contains(head + 2)
        || numbers.contains(over);
  }
}
