package org.shanshui.compiler.prose;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;
import org.shanshui.language.noise.CleanText;

/** A document's passages in order. */
public final class Prose {
  /** A line shorter than this is not taken to run on into the next. */
  private static final int SHORTEST_BROKEN_LINE = 18;

  private static final int LONGEST_HEADING = 48;

  private Prose() {}

  /** Whether a sentence can end with {@code c}. */
  public static boolean isSentenceEnd(char c) {
    return c == '。' || c == '!' || c == '?' || c == ';' || c == ':' || c == '…';
  }

  /** The passages of {@code document}. */
  public static List<Passage> of(Document document) {
    String source = document.text();
    List<Block> blocks = document.blocks();
    boolean linesAreParagraphs =
        !document.format().equals("txt") && !document.format().equals("pdf");
    List<Passage> passages = new ArrayList<>(blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.kind() == Block.Kind.TABLE) {
        passages.add(new Passage(block, CleanText.of(source, block.start(), block.start()), 0));
        continue;
      }
      CleanText text = CleanText.of(source, block.start(), block.end());
      if (text.length() == 0) {
        continue;
      }
      if (!linesAreParagraphs && block.kind() == Block.Kind.PARAGRAPH) {
        CleanText.Builder joined = null;
        while (i + 1 < blocks.size() && blocks.get(i + 1).kind() == Block.Kind.PARAGRAPH) {
          Block next = blocks.get(i + 1);
          CleanText following = CleanText.of(source, next.start(), next.end());
          if (!runsOn(text, following)) {
            break;
          }
          if (joined == null) {
            joined =
                new CleanText.Builder(block.end() - block.start())
                    .append(source, block.start(), block.end());
          }
          joined.append(source, next.start(), next.end());
          text = following;
          i++;
        }
        if (joined != null) {
          text = joined.build();
        }
      }
      passages.add(new Passage(block, text, boldEnd(source, block, text)));
    }
    return passages;
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
      if (passage.text().length() > 0 && !joined) {
        whole.append(source, at, passage.start()).append(passage.text());
        at = passage.end();
      }
    }
    return whole.append(source, at, source.length()).build();
  }

  /** Whether a paragraph was broken between these two lines, as PDF pages break them. */
  private static boolean runsOn(CleanText line, CleanText next) {
    int length = line.length();
    if (length < SHORTEST_BROKEN_LINE || next.length() == 0) {
      return false;
    }
    char last = line.charAt(length - 1);
    if (isSentenceEnd(last) || last == ')' || last == '”' || last == '》') {
      return false;
    }
    // A numbered line without a full stop is a heading, however long.
    if (Marker.of(line) != null && length <= LONGEST_HEADING && line.text().indexOf('。') < 0) {
      return false;
    }
    if (Marker.of(next) != null || startsApart(next.charAt(0))) {
      return false;
    }
    return hasSentenceMark(line) && hasProse(next);
  }

  private static boolean startsApart(char c) {
    return c == '—' || c == '图' || c == '表' || c == '注' || c == '●' || c == '◆' || c == '·';
  }

  private static boolean hasSentenceMark(CleanText line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '。' || c == ',' || c == ';') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasProse(CleanText line) {
    return hasSentenceMark(line) || line.charAt(line.length() - 1) == '。';
  }

  private static int boldEnd(String source, Block block, CleanText text) {
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
