package org.shanshui.language.offices;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Lexicon;

/** Reads clauses that say who answers for a piece of work (责任分工): 责任单位：…, …牵头，…配合. */
public final class Responsibilities {
  /** A clause in brackets is never longer than this many chars; a longer one is prose. */
  private static final int LONGEST = 2000;

  /** One of these stands in every clause but a bare list of bodies. */
  private static final Lexicon WORDS =
      Lexicon.of(
          "责任", "牵头", "负责", "配合", "主办", "承办", "落实", "会同", "参与", "单位", "指导", "总责", "时限", "组织实施",
          "主抓", "抓总");

  /** One of these stands in every clause without brackets. */
  private static final Lexicon FREE_WORDS =
      Lexicon.of(
          "牵头", "负责", "责任", "配合", "主办", "承办", "会同", "总责", "时限", "组织实施", "不再", "均需", "均由", "属地",
          "任务由", "主抓", "抓总", "协办", "协同", "协助", "协作", "参与", "完成时间", "完成期限", "完成日期", "要统筹", "应统筹",
          "当统筹", "要组织");

  /** Last characters of what a bare list names. */
  private static final String BODY_ENDS = "局委办厅部处署院会室心府队司团联行社校所站馆构业位门)）〉>县区市镇乡道班月前年底次进持";

  private Responsibilities() {}

  /** As {@link #parse(CharSequence, int, int)} for the whole of {@code clause}. */
  public static @Nullable Responsibility parse(CharSequence clause) {
    return parse(clause, 0, clause.length());
  }

  /**
   * What the clause from {@code from} to before {@code to} says, with or without its brackets. Null
   * if it does not say who is responsible.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the text
   */
  public static @Nullable Responsibility parse(CharSequence text, int from, int to) {
    Objects.checkFromToIndex(from, to, text.length());
    return new ClauseReader(text).read(from, to, Responsibility.Form.BRACKET, true);
  }

  /** Whether the text begins with the label of a part or of a time limit: 责任单位：. */
  public static boolean startsWithLabel(CharSequence text) {
    RoleGrammar.Label label = RoleGrammar.STANDARD.labelAt(text, 0, text.length());
    return label != null && label.role() != Role.REMARK;
  }

  /**
   * All clauses that say who is responsible, in order: in brackets, behind labels and in sentences.
   * A bare list of bodies in brackets counts only at the end of a sentence.
   */
  public static List<Responsibility> find(String text) {
    return find(text, true);
  }

  /**
   * The same.
   *
   * @param inSentences whether a sentence can hand out work there; where it cannot, only those
   *     sentences are read that speak of many tasks
   */
  public static List<Responsibility> find(String text, boolean inSentences) {
    return find(text, RoleGrammar.STANDARD, inSentences);
  }

  static List<Responsibility> find(String text, RoleGrammar grammar, boolean inSentences) {
    boolean isFree = FREE_WORDS.isIn(text);
    int bracket = Clauses.firstOpener(text);
    if (!isFree && bracket == text.length()) {
      return List.of();
    }
    List<Responsibility> found = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    ClauseReader reader = new ClauseReader(text, grammar);
    FreeClauses free = isFree ? new FreeClauses(text, grammar, reader, inSentences) : null;
    int read = 0;
    for (int i = bracket; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Clauses.isHan(c)) {
        continue;
      }
      if (c == '\n') {
        open.clear();
      } else if (Clauses.isOpener(c)) {
        open.push(i);
      } else if (Clauses.isCloser(c) && !open.isEmpty()) {
        int start = open.pop();
        // Only the outermost pair: what nests in a clause, 县（市、区）, belongs to it.
        if (open.isEmpty() && start >= read && i - start <= LONGEST) {
          Responsibility clause = bracket(text, start, i + 1, reader);
          if (clause != null) {
            if (free != null) {
              free.find(read, start, found);
            }
            // A clause in brackets inside a sentence's or a label's belongs to that.
            if (found.isEmpty() || found.get(found.size() - 1).end() <= start) {
              found.add(clause);
            }
            read = i + 1;
          }
        }
      }
    }
    if (free != null) {
      free.find(read, text.length(), found);
    }
    return found;
  }

  private static @Nullable Responsibility bracket(
      CharSequence text, int from, int to, ClauseReader reader) {
    boolean bare = mayBeBare(text, from, to);
    boolean mayBeClause =
        bare && BODY_ENDS.indexOf(text.charAt(to - 2)) >= 0
            || WORDS.firstIn(text, from, to) != Lexicon.MISS;
    return mayBeClause ? reader.read(from, to, Responsibility.Form.BRACKET, bare) : null;
  }

  /** Whether a list of bodies without a role, standing there, says who is responsible. */
  private static boolean mayBeBare(CharSequence text, int from, int to) {
    int emphasis = from;
    while (emphasis > 0 && text.charAt(emphasis - 1) == '*') {
      emphasis--;
    }
    char before = emphasis > 0 ? text.charAt(emphasis - 1) : '。';
    if ("。；;！\n".indexOf(before) >= 0) {
      return true;
    }
    char after = to < text.length() ? text.charAt(to) : '。';
    // Behind what names bodies or places itself, 3个单位（市教育局、市水利局）, it says which are meant.
    return "。；;\n".indexOf(after) >= 0 && "局委办厅部署位门关构县区市镇乡道司业社府会院校域家方等".indexOf(before) < 0;
  }
}
