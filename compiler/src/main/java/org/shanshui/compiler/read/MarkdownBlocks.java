package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.read.Block.Kind;

/**
 * Blocks of a .md, line by line, for a plan in Markdown is a text with marks and not a tree, and
 * offsets must stay those of the file. Marks of a line (#, -, &gt;) lie outside its block, marks
 * within it (**) inside. Front matter, comments, rules, images and bare tags are in no block.
 */
final class MarkdownBlocks {
  private static final int FRONT_MATTER_LINES = 200;

  private final String text;
  private final Lines lines;
  private final TextTables tables;
  private final List<Block> blocks = new ArrayList<>();
  private final int lastCommentEnd;
  private boolean fenced;
  private int commentUntil;

  private MarkdownBlocks(String text) {
    this.text = text;
    this.lines = new Lines(text);
    this.tables = new TextTables(text, lines);
    this.lastCommentEnd = text.contains("<!--") ? text.lastIndexOf("-->") : -1;
  }

  static List<Block> of(String text) {
    MarkdownBlocks markdown = new MarkdownBlocks(text);
    markdown.read();
    return markdown.blocks;
  }

  private void read() {
    int line = afterFrontMatter();
    while (line < lines.count()) {
      line = readLine(line);
    }
  }

  private int afterFrontMatter() {
    if (!isLine(0, "---")) {
      return 0;
    }
    int last = Math.min(lines.count(), FRONT_MATTER_LINES);
    for (int line = 1; line < last; line++) {
      if (isLine(line, "---") || isLine(line, "...")) {
        return line + 1;
      }
    }
    return 0;
  }

  private boolean isLine(int line, String content) {
    int start = lines.textStart(line);
    return lines.textEnd(line) - start == content.length() && text.startsWith(content, start);
  }

  private int readLine(int line) {
    int start = Math.max(lines.textStart(line), Math.min(commentUntil, lines.end(line)));
    start = Lines.skipBlanks(text, start, lines.end(line));
    int end = lines.textEnd(line);
    if (start >= end) {
      return line + 1;
    }
    if (isFence(start, end)) {
      fenced = !fenced;
      return line + 1;
    }
    if (fenced) {
      add(Kind.PARAGRAPH, 0, start, end);
      return line + 1;
    }
    TextTables.Found table = commentUntil > lines.start(line) ? null : tables.at(line);
    if (table != null) {
      blocks.add(table.block());
      return table.nextLine();
    }
    int afterHtml = MarkdownHtml.startsTable(text, start) ? htmlTable(start) : -1;
    if (afterHtml > 0) {
      return lineAfter(line, afterHtml);
    }
    if (isRule(start, end)) {
      underline(line, start);
      return line + 1;
    }
    visible(start, end);
    return line + 1;
  }

  private int htmlTable(int start) {
    Block table = MarkdownHtml.tableAt(text, start);
    if (table == null) {
      return -1;
    }
    blocks.add(table);
    return table.end();
  }

  private int lineAfter(int line, int offset) {
    int next = line;
    while (next < lines.count() && lines.start(next) < offset) {
      next++;
    }
    return next;
  }

  private boolean isFence(int start, int end) {
    return end - start >= 3 && (text.startsWith("```", start) || text.startsWith("~~~", start));
  }

  /** A thematic break, or the line under a heading: one of * - _ =, three times or more. */
  private boolean isRule(int start, int end) {
    char mark = text.charAt(start);
    if (mark != '-' && mark != '*' && mark != '_' && mark != '=') {
      return false;
    }
    int marks = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == mark) {
        marks++;
      } else if (!Lines.isBlank(c)) {
        return false;
      }
    }
    return marks >= 3;
  }

  /** Setext heading: = or - under a line that stands alone makes it one. */
  private void underline(int line, int start) {
    char mark = text.charAt(start);
    int last = blocks.size() - 1;
    if (line == 0 || last < 0 || (mark != '=' && mark != '-')) {
      return;
    }
    Block above = blocks.get(last);
    boolean directly = above.start() >= lines.start(line - 1);
    boolean alone = line == 1 || lines.textStart(line - 2) == lines.textEnd(line - 2);
    if (directly && alone && above.kind() == Kind.PARAGRAPH) {
      blocks.set(last, Block.of(Kind.HEADING, mark == '=' ? 1 : 2, above.start(), above.end()));
    }
  }

  /** The parts of a line outside comments, which may run over many lines. */
  private void visible(int start, int end) {
    int from = start;
    while (from < end) {
      int open = lastCommentEnd < 0 ? -1 : Lines.find(text, "<!--", from, end);
      if (open < 0 || open > lastCommentEnd) {
        content(from, end);
        return;
      }
      content(from, open);
      commentUntil = text.indexOf("-->", open) + 3;
      from = commentUntil;
    }
  }

  private void content(int from, int to) {
    int start = Lines.skipBlanks(text, from, to);
    int end = Lines.trimBlanks(text, start, to);
    while (start < end && text.charAt(start) == '>') {
      start = Lines.skipBlanks(text, start + 1, end);
    }
    if (start == end) {
      return;
    }
    int hashes = start;
    while (hashes < end && text.charAt(hashes) == '#') {
      hashes++;
    }
    int level = hashes - start;
    if (level > 0 && level <= 6 && hashes < end && opensHeading(hashes)) {
      heading(level, hashes, end);
      return;
    }
    if (isBullet(start, end)) {
      int item = Lines.skipBlanks(text, start + 1, end);
      outsideTags(Kind.LIST_ITEM, item, end);
    } else if (isNumbered(start, end)) {
      outsideTags(Kind.LIST_ITEM, start, end);
    } else if (text.startsWith("![", start) && text.charAt(end - 1) == ')') {
      image(start, end);
    } else {
      outsideTags(Kind.PARAGRAPH, start, end);
    }
  }

  /** CommonMark wants a blank after the hashes; Chinese authors often leave it out. */
  private boolean opensHeading(int at) {
    char c = text.charAt(at);
    return Lines.isBlank(c) || Character.isIdeographic(c) || c == '（' || c == '*';
  }

  private void heading(int level, int from, int to) {
    int start = Lines.skipBlanks(text, from, to);
    int end = to;
    while (end > start && text.charAt(end - 1) == '#') {
      end--;
    }
    boolean closed = end == start || Lines.isBlank(text.charAt(end - 1));
    add(Kind.HEADING, level, start, closed ? Lines.trimBlanks(text, start, end) : to);
  }

  private boolean isBullet(int start, int end) {
    char c = text.charAt(start);
    return (c == '-' || c == '*' || c == '+' || c == '•')
        && start + 1 < end
        && Lines.isBlank(text.charAt(start + 1));
  }

  private boolean isNumbered(int start, int end) {
    int i = start;
    while (i < end && i - start < 9 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i > start
        && i + 1 < end
        && (text.charAt(i) == '.' || text.charAt(i) == ')')
        && text.charAt(i + 1) == ' ';
  }

  private void image(int start, int end) {
    int close = Lines.find(text, "](", start, end);
    if (close > start) {
      Block.Cell alt = TextTables.cell(text, start + 2, close);
      add(Kind.CAPTION, 0, alt.start(), alt.end());
    }
  }

  private void outsideTags(Kind kind, int start, int end) {
    Block.Cell inner = MarkdownHtml.withoutOuterTags(text, start, end);
    add(kind, 0, inner.start(), inner.end());
  }

  private void add(Kind kind, int level, int start, int end) {
    if (start < end) {
      blocks.add(Block.of(kind, level, start, end));
    }
  }
}
