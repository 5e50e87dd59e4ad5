package org.shanshui.compiler;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.layout.Role;
import org.shanshui.compiler.plan.PlaceRule;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

/**
 * The numbers in what pages add to a text, and in the marks of notes: they order, date or name, and
 * commit to nothing.
 */
final class PageAdditions {
  private PageAdditions() {}

  /** The mentions, UTF-16 offsets, without id; at most a line's worth of digits each. */
  static List<QuantityMention> numbers(Document document, Layout layout) {
    String source = document.text();
    List<QuantityMention> mentions = new ArrayList<>();
    List<Block> blocks = document.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Role role = layout.role(i);
      if (role != Role.TEXT && role != Role.FOOTNOTE) {
        Block block = blocks.get(i);
        digits(source, block.start(), block.end(), role, rule(role), mentions);
      }
      for (Layout.Stretch mark : layout.noteMarks(i)) {
        digits(source, mark.start(), mark.end(), Role.PAGE_NUMBER, PlaceRule.NOTE_MARK, mentions);
      }
    }
    return mentions;
  }

  private static void digits(
      String source, int from, int to, Role role, PlaceRule rule, List<QuantityMention> mentions) {
    int i = from;
    while (i < to) {
      if (!isDigit(source.charAt(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < to && continues(source, end, to)) {
        end++;
      }
      boolean edge = i == from || end >= to - 1;
      QuantityClass type = type(source, i, end, role, edge);
      mentions.add(QuantityMention.plain(source, i, end, type, null, rule));
      i = end;
    }
  }

  private static PlaceRule rule(Role role) {
    return switch (role) {
      case PAGE_NUMBER -> PlaceRule.PAGE_NUMBER;
      case RUNNING_HEAD -> PlaceRule.RUNNING_HEAD;
      case CONTENTS -> PlaceRule.CONTENTS;
      case TEXT, FOOTNOTE -> throw new IllegalArgumentException(role + " is text of the plan");
    };
  }

  private static boolean continues(String source, int i, int to) {
    return isDigit(source.charAt(i))
        || source.charAt(i) == '.' && i + 1 < to && isDigit(source.charAt(i + 1));
  }

  /** At a line's head and end stand its number and its page; what is between is part of a title. */
  private static QuantityClass type(String source, int from, int to, Role role, boolean edge) {
    boolean year = to < source.length() && source.charAt(to) == '年' && to - from == 4;
    if (year) {
      return QuantityClass.TIME;
    }
    return role == Role.PAGE_NUMBER || edge ? QuantityClass.ORDINAL : QuantityClass.NAME;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c >= '０' && c <= '９';
  }
}
