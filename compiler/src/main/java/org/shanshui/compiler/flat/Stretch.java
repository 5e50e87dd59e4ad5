package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pieces that begin with the heads of a table or its first row, and the table in them. */
final class Stretch {
  /** Pieces that decide between the ways of reading. */
  private static final int TRIED = 160;

  /** Ways of reading looked at to the end. */
  private static final int MOST_TRIED = 3;

  /** Words of a group may stand before the first row's number, over so many pieces. */
  private static final int LONGEST_GROUP = 6;

  private static final int FEWEST_UNDER_TITLE = 3;
  private static final int FEWEST_HEADS = 3;

  private final List<Piece> pieces;
  private final boolean[] serial;
  private final PieceCosts costs;
  private final double absentName;

  /** Pieces in the order of their cells. */
  Stretch(List<Piece> pieces) {
    this(pieces, ColumnKind.NAME.absent());
  }

  /** The lines that hold most of a row each; its name may stand in others. */
  static Stretch ofRows(List<Piece> pieces) {
    return new Stretch(pieces, 0.5);
  }

  private Stretch(List<Piece> pieces, double absentName) {
    this.absentName = absentName;
    PageBreaks whole = PageBreaks.in(pieces);
    this.pieces = whole.pieces();
    this.serial = Serials.of(this.pieces);
    this.costs = PieceCosts.of(this.pieces, whole.breaks());
  }

  /**
   * The table that the pieces begin with, in the likeliest way of reading that is sure, or else in
   * the likeliest; null where they fit none.
   */
  @Nullable FlatTable table(boolean captioned) {
    List<Tried> tried = new ArrayList<>();
    for (Candidate candidate : candidates()) {
      RowFit.Result fit = fit(candidate, TRIED);
      if (fit != null) {
        tried.add(new Tried(candidate, fit, fit.score() + candidate.headsWorth()));
      }
    }
    tried.sort(Comparator.comparingDouble(Tried::worth).reversed());
    FlatTable first = null;
    for (Tried one : tried.subList(0, Math.min(MOST_TRIED, tried.size()))) {
      Candidate refined = one.candidate().refined(one.fit().rows());
      RowFit.Result fit = fit(refined, Integer.MAX_VALUE);
      FlatTable table = fit == null ? null : new FlatTable(refined, fit, pieces);
      if (table != null && table.isSure(captioned)) {
        return table;
      }
      first = first == null ? table : first;
    }
    return first;
  }

  private record Tried(Candidate candidate, RowFit.Result fit, double worth) {}

  private RowFit.@Nullable Result fit(Candidate candidate, int limit) {
    return new RowFit(pieces, serial, candidate.kinds(), absentName, costs)
        .from(candidate.body(), limit);
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    int number = firstNumber();
    for (int body : bodies(number)) {
      if (sentenceBefore(body)) {
        continue;
      }
      List<List<HeadCell>> ways =
          body == 0 ? List.of(List.of()) : untitled(HeadCells.of(pieces.subList(0, body)));
      for (List<HeadCell> way : ways) {
        if (way.size() > 1) {
          candidates.add(Candidate.ofHeads(way, body, number >= 0));
        }
      }
      List<ColumnKind> shown = Signature.of(pieces, serial, number >= 0 ? number : body);
      if (shown != null) {
        candidates.add(Candidate.ofRows(shown, ways, body, number > body));
      }
    }
    return candidates;
  }

  /**
   * The ways, and each whose first head is one of values once more without it: no table begins with
   * these, so it is what the table is called.
   */
  private static List<List<HeadCell>> untitled(List<List<HeadCell>> ways) {
    List<List<HeadCell>> all = new ArrayList<>(ways);
    for (List<HeadCell> way : ways) {
      boolean whole = way.size() > FEWEST_UNDER_TITLE && way.get(0).pieces().size() == 1;
      if (whole && way.get(0).kind().isValue()) {
        all.add(way.subList(1, way.size()));
      }
    }
    return all;
  }

  /** No sentence stands among heads. */
  private boolean sentenceBefore(int body) {
    return pieces.subList(0, body).stream().anyMatch(Stretch::isSentence);
  }

  private static boolean isSentence(Piece piece) {
    String text = piece.text();
    return piece.form() == Form.PROSE || text.indexOf('。') >= 0 || text.endsWith(",");
  }

  /** Where row 1 begins, -1 where rows have no numbers: behind a sentence another table's do. */
  private int firstNumber() {
    for (int i = 0; i < Math.min(pieces.size(), HeadCells.MOST + LONGEST_GROUP); i++) {
      if (isSentence(pieces.get(i))) {
        return -1;
      }
      if (serial[i] && pieces.get(i).serial() == 1) {
        return i;
      }
    }
    return -1;
  }

  /** Where the first row may begin: at its number, or at the words before its first value. */
  private Set<Integer> bodies(int number) {
    Set<Integer> bodies = new LinkedHashSet<>();
    int from = number;
    int reach = LONGEST_GROUP;
    if (number < 0) {
      from = firstMarked();
      int heads = headsOfTasks();
      if (heads >= FEWEST_HEADS && heads < pieces.size() && startsCell(pieces.get(heads))) {
        bodies.add(heads);
      }
    }
    for (int body = from; body >= Math.max(0, from - reach); body--) {
      if (body <= HeadCells.MOST && (body == 0 || startsCell(pieces.get(body)))) {
        bodies.add(body);
      }
      if (body > 0 && !mayGroup(pieces.get(body - 1))) {
        break;
      }
    }
    return bodies;
  }

  private boolean startsCell(Piece piece) {
    return costs.paragraphsPart() ? piece.gap() == Gap.PARAGRAPH : piece.gap().startsLine();
  }

  private static boolean mayGroup(Piece piece) {
    return piece.form().isWords() && !HeadCell.isHead(piece);
  }

  /**
   * How many pieces at the beginning are heads by themselves, one of them over units: rows of tasks
   * may be all words. 0 where none asks for units.
   */
  private int headsOfTasks() {
    int heads = 0;
    boolean units = false;
    while (heads < Math.min(pieces.size(), HeadCells.MOST)) {
      Piece piece = pieces.get(heads);
      HeadCell head = HeadCell.of(piece);
      // 牵头部门：市水利局 says who, and heads nothing.
      if (!head.isKnown() || piece.text().indexOf(':') >= 0) {
        break;
      }
      units |= head.kind() == ColumnKind.OFFICES;
      heads++;
    }
    return units ? heads : 0;
  }

  /** The first piece that no head looks like. */
  private int firstMarked() {
    for (int i = 1; i < Math.min(pieces.size(), HeadCells.MOST); i++) {
      Piece piece = pieces.get(i);
      boolean words = piece.form().isWords() || piece.form() == Form.PERIOD;
      if (!words && !HeadCell.of(piece).isKnown()) {
        return i;
      }
    }
    return Math.min(pieces.size(), HeadCells.MOST) - 1;
  }
}
