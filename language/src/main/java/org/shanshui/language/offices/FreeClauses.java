package org.shanshui.language.offices;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Alphabet;
import org.shanshui.language.lexicon.Lexicon;

/**
 * Finds clauses of responsibility that stand in no brackets: labels (牵头单位：市水利局；配合单位：…) up to the
 * end of the last, and sentences (由市水利局牵头，市财政局配合).
 */
final class FreeClauses {
  private static final String BOUNDARY = "。；;，,：:！!、*_\n\t )）]］】〕\u3000\u00A0";

  /** A sentence that tells what was, or of what others have decided, hands out no work. */
  private static final Pattern TOLD =
      Pattern.compile(
          "已|曾|[了过](?!程)|原由|改为|改由|不再|批准|报.{0,8}(?:审批|备案)|同意|牵头的|负责的|配合的|参与的|指导下|报请|移交|未");

  /** Without 由 before the bodies only these verbs hand out work. */
  private static final Lexicon PLAIN =
      Lexicon.of(
          "牵头", "负总责", "总负责", "主抓", "抓总", "主办", "承办", "负责", "落实", "组织实施", "承担", "配合", "协助", "参与",
          "会同", "为责任单位", "是责任单位", "要统筹", "应统筹", "应当统筹", "须统筹", "要组织", "应组织", "应当组织", "主体责任", "监管责任",
          "承建", "代建");

  /** What may stand before the first body: words that end in 由, dashes, marks. */
  private static final Alphabet BEFORE_BODIES = Alphabet.of("具此该这本上其主以日相工任事应要由请", "—–-、/／*等");

  /** What a general clause begins with. */
  private static final String GENERAL_STARTS = "以下上各每其所全本注均有相";

  private static final int LONGEST_PIECE = 200;

  private final CharSequence text;
  private final RoleGrammar grammar;
  private final ClauseReader reader;
  private final boolean inSentences;

  /**
   * A finder for a text.
   *
   * @param inSentences whether a sentence can hand out work there
   */
  FreeClauses(CharSequence text, RoleGrammar grammar, ClauseReader reader, boolean inSentences) {
    this.text = text;
    this.grammar = grammar;
    this.reader = reader;
    this.inSentences = inSentences;
  }

  /** Adds the clauses of a stretch without brackets of responsibility, in order. */
  void find(int from, int to, List<Responsibility> found) {
    int at = from;
    while (at < to) {
      int label = labelFrom(at, to);
      sentences(at, label, found);
      if (label == to) {
        return;
      }
      int end = labelsEnd(label, to);
      add(label, end, Responsibility.Form.LABELS, found);
      at = Math.max(end, label + 1);
    }
  }

  private void add(int from, int to, Responsibility.Form form, List<Responsibility> found) {
    Responsibility clause = reader.read(from, to, form, false);
    if (clause != null) {
      found.add(clause);
    }
  }

  /** Where the next label of a body or a time limit begins, {@code to} for none. */
  private int labelFrom(int from, int to) {
    boolean leader = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean mayEnd =
          c == ':'
              || c == '：'
              || c == '∶'
              || c == '】'
              || c == ']'
              || i > from && "为是".indexOf(c) >= 0 && isBodyEnd(i);
      if (mayEnd) {
        int start = i;
        while (start > from
            && i - start < RoleGrammar.LONGEST_LABEL
            && BOUNDARY.indexOf(text.charAt(start - 1)) < 0) {
          start--;
        }
        RoleGrammar.Label label = grammar.labelAt(text, start, to);
        if (leader && (label == null || label.role() == Role.REMARK)) {
          // Behind a person's name, 责任领导：赵某某牵头单位：…, the blank before the label may be lost.
          int inside = grammar.labelBefore(text, start, i, to);
          start = inside < 0 ? start : inside;
          label = inside < 0 ? null : grammar.labelAt(text, start, to);
        }
        leader |= label != null && label.role() == Role.LEADER;
        if (label != null
            && label.end() > i
            && label.role() != Role.REMARK
            && label.role() != Role.LEADER
            && (label.role() != Role.DUE || isLimit(start, i))) {
          return start;
        }
      }
    }
    return to;
  }

  /** 责任单位为. */
  private boolean isBodyEnd(int at) {
    return at >= 2
        && (OfficeRegister.startsWith(text, at - 2, "单位")
            || OfficeRegister.startsWith(text, at - 2, "部门"));
  }

  /** 完成时限, but not 时间 and 期限 alone, which may be anything's. */
  private boolean isLimit(int from, int to) {
    return to - from >= 4 && "完办整".indexOf(text.charAt(from)) >= 0;
  }

  /** The end of the sentence, and of those after it that begin with labels. */
  private int labelsEnd(int from, int to) {
    int end = sentenceEnd(from, to);
    while (end < to) {
      int next = end + 1;
      while (next < to && Clauses.isBlank(text.charAt(next))) {
        next++;
      }
      if (next >= to || grammar.labelAt(text, next, to) == null) {
        break;
      }
      end = sentenceEnd(next, to);
    }
    return end;
  }

  private int sentenceEnd(int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) != '。' && text.charAt(i) != '\n') {
      i++;
    }
    return i;
  }

  private void sentences(int from, int to, List<Responsibility> found) {
    int start = from;
    for (int i = from; i <= to; i++) {
      char c = i < to ? text.charAt(i) : '。';
      if (c == '。' || c == '！' || c == '\n') {
        if (i - start >= 5) {
          sentence(start, i, found);
        }
        start = i + 1;
      }
    }
  }

  private void sentence(int from, int to, List<Responsibility> found) {
    if (GENERAL_STARTS.indexOf(text.charAt(from)) >= 0
        && GeneralClauses.at(text, from, to, true) != null) {
      add(from, to, Responsibility.Form.SENTENCE, found);
      return;
    }
    if (!inSentences || !handsOut(from, to)) {
      return;
    }
    int start = -1;
    int end = -1;
    for (Clauses.Part piece : Clauses.pieces(text, from, to, "，,；;")) {
      if (start >= 0 && continues(piece)) {
        end = piece.end();
        continue;
      }
      if (start >= 0) {
        add(start, end, Responsibility.Form.SENTENCE, found);
      }
      start = opening(piece);
      end = piece.end();
    }
    if (start >= 0) {
      add(start, end, Responsibility.Form.SENTENCE, found);
    }
  }

  /** Whether one of the verbs stands there. */
  private boolean handsOut(int from, int to) {
    return PLAIN.firstIn(text, from, to) != Lexicon.MISS;
  }

  /** Where in the piece a clause begins, -1 for nowhere. */
  private int opening(Clauses.Part piece) {
    if (piece.end() - piece.start() > LONGEST_PIECE
        || !handsOut(piece.start(), piece.end())
        || TOLD.matcher(text).region(piece.start(), piece.end()).find()) {
      return -1;
    }
    int from = piece.start();
    RolePhrase phrase = mayOpen(from, piece.end()) ? phrase(from, piece.end()) : null;
    if (phrase != null && opens(phrase)) {
      return from;
    }
    for (int i = from + 1; i < piece.end() - 4; i++) {
      if (text.charAt(i) == '由') {
        RolePhrase handed = phrase(i, piece.end());
        if (handed != null && handed.isHandedOver() && opens(handed)) {
          return i;
        }
      }
    }
    return -1;
  }

  /**
   * Whether a body may stand first, or what hands it work: a cheap test before the phrase is read.
   */
  private boolean mayOpen(int from, int to) {
    return BEFORE_BODIES.contains(text.charAt(from)) || Offices.mayBegin(text, from, to);
  }

  private boolean opens(RolePhrase phrase) {
    List<OfficeName> names = OfficeList.parse(text, phrase.from(), phrase.to());
    boolean handed = phrase.isHandedOver();
    return !names.isEmpty()
        && (handed || phrase.role() == Role.LEAD || phrase.role() == Role.RESPONSIBLE)
        && names.stream().allMatch(Offices::isLikelyBody)
        && (handed || Offices.isSurelyBody(names.get(0)));
  }

  private boolean continues(Clauses.Part piece) {
    return piece.end() - piece.start() <= LONGEST_PIECE
        && (phrase(piece.start(), piece.end()) != null
            || ClauseReader.isDate(text, piece.start(), piece.end())
            || RolePhrase.areKnown(text, piece.start(), piece.end()));
  }

  /** The phrase that the piece is, if all its bodies are known. */
  private @Nullable RolePhrase phrase(int from, int to) {
    RolePhrase phrase = RolePhrase.read(grammar, text, from, to);
    return phrase != null
            && (phrase.from() == phrase.to()
                || RolePhrase.areKnown(text, phrase.from(), phrase.to()))
        ? phrase
        : null;
  }
}
