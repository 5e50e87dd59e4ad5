package org.shanshui.compiler.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.Table;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Block.Cell;
import org.shanshui.compiler.read.Document;

/**
 * The document's text as HTML. Each element that holds text bears in {@code data-s} the UTF-16
 * offset at which it starts, and holds every character from there on, so that the page can find any
 * span.
 */
final class PageText {
  /** Elements a browser lays out together; what is out of sight it does not lay out at all. */
  private static final int SECTION = 24;

  private static final int LONGEST_HEADING = 80;

  private record Mark(int start, int end, int number, QuantityMention quantity) {}

  private record Heading(int start, int level, OutlineNode node) {}

  private final String text;
  private final List<Block> blocks;
  private final Html html;
  private @Nullable String title;
  private final List<Mark> marks;
  private final List<Heading> headings;
  private final BitSet tables = new BitSet();
  private final BitSet rows = new BitSet();
  private int nextMark;
  private int nextHeading;
  private int elements;

  PageText(Plan plan, Document document, CodePoints points, Html html) {
    this.text = document.text();
    this.blocks = document.blocks();
    this.html = html;
    this.title = plan.title();
    List<QuantityMention> quantities = plan.quantities();
    this.marks =
        IntStream.range(0, quantities.size())
            .mapToObj(i -> mark(i, quantities.get(i), points))
            .sorted(Comparator.comparingInt(Mark::start))
            .toList();
    List<Heading> found = new ArrayList<>();
    collect(plan.outline(), points, found);
    found.sort(Comparator.comparingInt(Heading::start));
    this.headings = found;
    for (Table table : plan.tables()) {
      tables.set(points.unit(table.start()), points.unit(table.end()));
    }
    plan.indicators().forEach(row -> rows.set(points.unit(row.start())));
  }

  private static Mark mark(int number, QuantityMention q, CodePoints points) {
    return new Mark(points.unit(q.start()), points.unit(q.end()), number, q);
  }

  private static void collect(List<OutlineNode> nodes, CodePoints points, List<Heading> found) {
    for (OutlineNode node : nodes) {
      found.add(new Heading(points.unit(node.start()), node.level(), node));
      collect(node.children(), points, found);
    }
  }

  void write() throws IOException {
    int done = 0;
    for (Block block : blocks) {
      furniture(done, block.start());
      block(block);
      done = Math.max(done, block.end());
    }
    furniture(done, text.length());
    if (elements > 0) {
      html.raw("</section>\n");
    }
  }

  /** What the reader took for no part of the document is shown all the same, pale. */
  private void furniture(int start, int end) throws IOException {
    int from = start;
    while (from < end) {
      int feed = text.indexOf('\n', from);
      int to = feed < 0 || feed >= end ? end : feed;
      if (!text.substring(from, to).isBlank()) {
        open("p class=\"f\"", from);
        inline(from, to);
        html.raw("</p>\n");
      }
      from = to + 1;
    }
  }

  private void block(Block block) throws IOException {
    if (block.kind() == Block.Kind.TABLE && !block.rows().isEmpty()) {
      table(block);
      return;
    }
    if (isTitle(block)) {
      title = null;
      element("h2 class=\"title\"", block);
      return;
    }
    Heading heading = heading(block);
    if (heading != null) {
      int end = headingEnd(heading, block);
      boolean whole = text.substring(end, block.end()).isBlank();
      if (whole) {
        element("h" + Math.min(6, heading.level() + 1), block);
      } else {
        open("p", block.start());
        html.raw("<strong>");
        inline(block.start(), end);
        html.raw("</strong>");
        inline(end, block.end());
        html.raw("</p>\n");
      }
      return;
    }
    switch (block.kind()) {
      case HEADING -> element("h" + Math.min(6, Math.max(1, block.level()) + 1), block);
      case LIST_ITEM -> element("p class=\"l\"", block);
      case CAPTION -> element("p class=\"c\"", block);
      case PARAGRAPH, TABLE -> {
        // A section is never parted within a table.
        if (tables.get(block.start()) && elements > 0) {
          looseCell(block);
        } else {
          element("p", block);
        }
      }
    }
  }

  /** A cell of a table that lost its lines on the way, so that each cell is a paragraph. */
  private void looseCell(Block block) throws IOException {
    int row = rows.nextSetBit(block.start());
    if (row >= 0 && row < block.end()) {
      html.raw("<br>");
    }
    tag("p class=\"k\"", block.start());
    inline(block.start(), block.end());
    html.raw("</p>\n");
  }

  private boolean isTitle(Block block) {
    return title != null
        && block.end() - block.start() < title.length() * 2 + LONGEST_HEADING
        && unspaced(text.substring(block.start(), block.end())).equals(unspaced(title));
  }

  private static String unspaced(String text) {
    return text.codePoints()
        .filter(c -> c > Character.MAX_VALUE || !blank((char) c))
        .map(c -> c <= Character.MAX_VALUE ? folded((char) c) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void element(String tag, Block block) throws IOException {
    open(tag, block.start());
    inline(block.start(), block.end());
    html.raw("</").raw(tag.split(" ", 2)[0]).raw(">\n");
  }

  private void open(String tag, int start) throws IOException {
    if (elements % SECTION == 0) {
      html.raw(elements == 0 ? "<section>\n" : "</section>\n<section>\n");
    }
    elements++;
    tag(tag, start);
  }

  private void tag(String tag, int start) throws IOException {
    html.raw("<").raw(tag).raw(" data-s=\"").raw(start).raw("\">");
  }

  /** The outline's heading that starts in the block, null where there is none. */
  private @Nullable Heading heading(Block block) {
    while (nextHeading < headings.size() && headings.get(nextHeading).start() < block.start()) {
      nextHeading++;
    }
    if (nextHeading < headings.size()) {
      Heading heading = headings.get(nextHeading);
      int lead = heading.start() - block.start();
      if (heading.start() < block.end()
          && text.substring(block.start(), block.start() + lead).isBlank()) {
        return heading;
      }
    }
    return null;
  }

  /** Where the heading's own words end; its title may lack the blanks that stand in the text. */
  private int headingEnd(Heading heading, Block block) {
    String title = heading.node().title();
    int limit = Math.min(block.end(), heading.start() + title.length() * 2 + LONGEST_HEADING);
    int at = 0;
    for (int i = heading.start(); i < limit; i++) {
      if (at < title.length() && folded(text.charAt(i)) == folded(title.charAt(at))) {
        at++;
        if (at == title.length()) {
          int end = i + 1;
          return end < block.end() && "。：:.！？".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
        }
      }
    }
    int stop = text.indexOf('。', heading.start());
    return stop < 0 || stop >= limit ? block.end() : stop + 1;
  }

  /** A full-width form as its half-width twin: （ as (. */
  private static char folded(char c) {
    return c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
  }

  private void table(Block block) throws IOException {
    open("table", block.start());
    Set<Cell> seen = new HashSet<>();
    List<List<Cell>> rows = block.rows();
    for (int r = 0; r < rows.size(); r++) {
      html.raw("<tr>");
      List<Cell> row = rows.get(r);
      for (int c = 0; c < row.size(); c++) {
        Cell cell = row.get(c);
        boolean empty = cell.start() >= cell.end();
        if (empty || seen.add(cell)) {
          String tag = r == 0 ? "th" : "td";
          html.raw("<").raw(tag).raw(" data-s=\"").raw(cell.start()).raw("\"");
          if (!empty) {
            spans(rows, r, c);
          }
          html.raw(">");
          inline(cell.start(), cell.end());
          html.raw("</").raw(tag).raw(">");
        }
      }
      html.raw("</tr>\n");
    }
    html.raw("</table>\n");
  }

  private void spans(List<List<Cell>> rows, int r, int c) throws IOException {
    Cell cell = rows.get(r).get(c);
    int wide = 1;
    while (c + wide < rows.get(r).size() && rows.get(r).get(c + wide).equals(cell)) {
      wide++;
    }
    int high = 1;
    while (r + high < rows.size()
        && c < rows.get(r + high).size()
        && rows.get(r + high).get(c).equals(cell)) {
      high++;
    }
    if (wide > 1) {
      html.raw(" colspan=\"").raw(wide).raw("\"");
    }
    if (high > 1) {
      html.raw(" rowspan=\"").raw(high).raw("\"");
    }
  }

  private void inline(int start, int end) throws IOException {
    int done = start;
    // A table's cells may come in another order than the text.
    while (nextMark > 0 && marks.get(nextMark - 1).start() >= start) {
      nextMark--;
    }
    while (nextMark < marks.size() && marks.get(nextMark).start() < start) {
      nextMark++;
    }
    while (nextMark < marks.size() && marks.get(nextMark).start() < end) {
      Mark mark = marks.get(nextMark);
      nextMark++;
      int from = Math.max(done, mark.start());
      plain(done, from, start);
      QuantityMention q = mark.quantity();
      html.raw("<span class=\"n ").raw(q.type().word());
      html.raw(q.confidence() < QuantityMention.DOUBTFUL ? " doubt" : "").raw("\" id=\"q");
      html.raw(mark.number()).raw("\" title=\"").text(q.rules().type()).raw("\">");
      int to = Math.max(from, Math.min(end, mark.end()));
      plain(from, to, start);
      html.raw("</span>");
      done = to;
    }
    plain(done, end, start);
  }

  /** Line breaks and indents are kept for the offsets and hidden from sight. */
  private void plain(int start, int end, int lineStart) throws IOException {
    int done = start;
    int i = start;
    while (i < end) {
      boolean indent = i == lineStart && blank(text.charAt(i));
      if (!indent && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
        i++;
        continue;
      }
      int to = i + 1;
      while (to < end && blank(text.charAt(to))) {
        to++;
      }
      boolean latin =
          i > lineStart && to < end && text.charAt(i - 1) < 0x80 && text.charAt(to) < 0x80;
      html.text(text, done, i);
      if (!latin) {
        html.raw("<i>").text(text, i, to).raw("</i>");
      } else {
        html.text(text, i, to);
      }
      done = to;
      i = to;
    }
    html.text(text, done, end);
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || c == '\u3000' || c == '\u00A0';
  }
}
