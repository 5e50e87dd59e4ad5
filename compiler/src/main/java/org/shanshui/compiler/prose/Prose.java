package org.shanshui.compiler.prose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.layout.Role;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;
import org.shanshui.language.noise.CleanText;

/** A document's passages in order. */
public final class Prose {
  private final Document document;
  private final Layout layout;
  private final String source;
  private final List<Block> blocks;
  private final LineBreaks breaks;
  private final List<Passage> passages;
  private final List<Passage> notes = new ArrayList<>();

  /** The block cleaned last: whether it goes on another is asked before it is read itself. */
  private @Nullable CleanText cleaned;

  private int cleanedBlock;

  private Prose(Document document, Layout layout) {
    this.document = document;
    this.layout = layout;
    this.source = document.text();
    this.blocks = document.blocks();
    this.breaks = new LineBreaks(document, layout);
    this.passages = new ArrayList<>(blocks.size());
  }

  /** Whether a sentence can end with {@code c}. */
  public static boolean isSentenceEnd(char c) {
    return c == '。' || c == '!' || c == '?' || c == ';' || c == ':' || c == '…';
  }

  /** The passages of {@code document}. */
  public static List<Passage> of(Document document) {
    return of(document, Layout.of(document));
  }

  /** The passages of {@code document} without what its pages add; notes behind what they cut. */
  public static List<Passage> of(Document document, Layout layout) {
    Prose prose = new Prose(document, layout);
    prose.read();
    return DecimalMarkers.in(prose.passages, document.text());
  }

  private void read() {
    int i = 0;
    while (i < blocks.size()) {
      Block block = blocks.get(i);
      if (layout.role(i) == Role.FOOTNOTE) {
        notes(i, i + 1);
        passages.addAll(notes);
        notes.clear();
        i++;
      } else if (layout.role(i) != Role.TEXT) {
        i++;
      } else if (block.kind() == Block.Kind.TABLE) {
        passages.add(new Passage(block, CleanText.of(source, block.start(), block.start()), 0));
        i++;
      } else {
        i = paragraph(i);
      }
    }
  }

  /** Reads the paragraph that begins with block {@code first}; returns the block after it. */
  private int paragraph(int first) {
    Block block = blocks.get(first);
    CleanText line = clean(first);
    if (line.length() == 0) {
      return first + 1;
    }
    CleanText.Builder joined = null;
    int last = first;
    int next = text(first + 1);
    while (mayJoin(last, next)) {
      Block following = blocks.get(next);
      CleanText clean = clean(next);
      if (!breaks.runsOn(blocks.get(last), line, following, clean, next > last + 1)) {
        break;
      }
      if (joined == null) {
        joined = new CleanText.Builder(2 * (block.end() - block.start())).append(line);
      }
      append(joined, next);
      notes(last + 1, next);
      line = clean;
      last = next;
      next = text(last + 1);
    }
    CleanText text = joined == null ? line : joined.build();
    passages.addAll(
        InlineItems.cut(
            new Passage(block, text, boldEnd(block, text)), source, isPartOfLine(block)));
    passages.addAll(notes);
    notes.clear();
    return last + 1;
  }

  /** Whether other blocks stand in the same line. */
  private boolean isPartOfLine(Block block) {
    if (!document.isOfLines()) {
      return false;
    }
    int before = block.start() - 1;
    while (before >= 0 && source.charAt(before) == ' ') {
      before--;
    }
    int after = block.end();
    while (after < source.length() && source.charAt(after) == ' ') {
      after++;
    }
    return before >= 0 && source.charAt(before) != '\n'
        || after < source.length() && "\r\n".indexOf(source.charAt(after)) < 0;
  }

  /** A block's text without the marks of notes in it; often asked for twice. */
  private CleanText clean(int i) {
    if (cleaned == null || cleanedBlock != i) {
      cleaned = cleanAnew(i);
      cleanedBlock = i;
    }
    return cleaned;
  }

  private CleanText cleanAnew(int i) {
    Block block = blocks.get(i);
    if (layout.noteMarks(i).isEmpty()) {
      return CleanText.of(source, block.start(), block.end());
    }
    CleanText.Builder text = new CleanText.Builder(block.end() - block.start() + 1);
    for (Layout.Stretch stretch : layout.stretches(document, i)) {
      text.append(source, stretch.start(), stretch.end());
    }
    return text.build();
  }

  private void append(CleanText.Builder joined, int i) {
    boolean whole = breaks.breakNumbers();
    for (Layout.Stretch stretch : layout.stretches(document, i)) {
      if (whole) {
        joined.goOn(source, stretch.start(), stretch.end());
      } else {
        joined.append(source, stretch.start(), stretch.end());
      }
      whole = false;
    }
  }

  private boolean mayJoin(int line, int next) {
    return next < blocks.size()
        && blocks.get(next).kind() == Block.Kind.PARAGRAPH
        && blocks.get(line).kind() != Block.Kind.HEADING
        && blocks.get(line).kind() != Block.Kind.CAPTION;
  }

  /** The first block from {@code from} on that is no addition of a page. */
  private int text(int from) {
    int i = from;
    while (i < blocks.size() && layout.role(i) != Role.TEXT) {
      i++;
    }
    return i;
  }

  private void notes(int from, int to) {
    for (int i = from; i < to; i++) {
      if (layout.role(i) == Role.FOOTNOTE) {
        Block block = blocks.get(i);
        CleanText text = CleanText.of(source, block.start(), block.end());
        if (text.length() > 0) {
          notes.add(new Passage(block, text, 0));
        }
      }
    }
  }

  /**
   * The whole of {@code source} as one clean text: its passages, and what stands between them
   * cleaned as well. Words may be looked for in it across lines that no passage joins.
   */
  public static CleanText whole(List<Passage> passages, String source) {
    CleanText.Builder whole = new CleanText.Builder(source.length() + 1);
    int at = 0;
    for (Passage passage : passages) {
      // What stands between the blocks of a joined passage is part of the whole.
      boolean joined = passage.end() > passage.block().end();
      if (passage.text().length() > 0 && !joined && passage.start() >= at) {
        whole.append(source, at, passage.start()).append(passage.text());
        at = passage.end();
      }
    }
    return whole.append(source, at, source.length()).build();
  }

  private int boldEnd(Block block, CleanText text) {
    int at = block.start();
    while (at < block.end() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    if (!source.startsWith("**", at)) {
      return 0;
    }
    int close = source.indexOf("**", at + 2);
    if (close < 0 || close >= block.end()) {
      return 0;
    }
    return text.indexOfSource(close);
  }
}
