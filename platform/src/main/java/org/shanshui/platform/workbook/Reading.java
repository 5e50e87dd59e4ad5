package org.shanshui.platform.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * A workbook being read by its form, some hundred rows at a time. Good rows and faults go to a
 * sink; what makes the workbook as a whole of no use is refused.
 */
final class Reading<D> {
  /** Rows that are looked up together, shown together and kept together. */
  static final int PART = 500;

  /** A head stands in one of the first rows, under a title or none. */
  private static final int HEAD_WITHIN = 10;

  private static final String EXPLAINS = "填写说明";

  private final Form<D> form;
  private final Sitting<D> sitting;
  private final Sink<D> sink;
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final List<Filled> batch = new ArrayList<>();
  private int rows;

  /** Takes what is read, in the order of the rows within each kind. */
  interface Sink<D> {
    /** A row that can be kept, with what was read for people to look at. */
    void good(Entry<D> entry, String code, List<String> said);

    /** A row that says nothing new. */
    void same();

    /** A row that cannot be kept; its faults are told too. */
    void bad();

    void fault(Fault fault);
  }

  private Reading(Form<D> form, Sitting<D> sitting, Sink<D> sink) {
    this.form = form;
    this.sitting = sitting;
    this.sink = sink;
  }

  /**
   * Reads.
   *
   * @throws org.shanshui.platform.refusal.Refused where it is no workbook of this form
   */
  static <D> void read(Path file, Form<D> form, Sitting<D> sitting, Sink<D> sink)
      throws IOException {
    try (Book book = Gate.open(file)) {
      new Reading<>(form, sitting, sink).read(book);
    }
  }

  private record Heads(Book.Sheet sheet, Line line, Map<Column<?>, Integer> places) {}

  private void read(Book book) throws IOException {
    Heads heads = find(book);
    tellOtherSheets(book, heads.sheet());
    tellUnknownHeads(heads);
    List<Book.Merge> merges = merges(book, heads);
    Cells cells = new Cells(book.isFrom1904());
    book.read(
        heads.sheet(),
        line -> {
          if (line.number() > heads.line().number()) {
            count();
            take(new Filled(heads.sheet().name(), line, heads.places(), cells), merges);
          }
          return true;
        });
    flush();
  }

  private void count() {
    if (++rows > Gate.MOST_ROWS) {
      throw Refusal.invalid(
              "workbook.too-many-rows",
              "表格超过 " + Gate.MOST_ROWS + " 行，请分成几份上传。",
              "the table has more than " + Gate.MOST_ROWS + " rows: upload it in parts")
          .asException();
    }
  }

  // ---- Which sheet, and where its heads are

  /** The first sheet in sight that has the heads of this form. */
  private Heads find(Book book) throws IOException {
    Heads best = null;
    boolean isOurs = sitting.mark().isEmpty();
    Map<String, Column<?>> known = Column.byHead(form.columns());
    for (Book.Sheet sheet : book.sheets()) {
      if (sheet.isHidden()) {
        continue;
      }
      List<Line> first = new ArrayList<>();
      book.read(
          sheet,
          line -> {
            first.add(line);
            return first.size() < HEAD_WITHIN;
          });
      if (!sitting.mark().isEmpty()) {
        boolean ours =
            first.stream()
                .anyMatch(
                    l -> l.number() == 1 && Cells.plain(l.cell(0).text()).equals(sitting.mark()));
        if (!ours) {
          continue;
        }
        isOurs = true;
      }
      for (Line line : first) {
        Heads heads = new Heads(sheet, line, places(line, known));
        if (best == null || heads.places().size() > best.places().size()) {
          best = heads;
        }
      }
      if (best != null && missing(best).isEmpty()) {
        break;
      }
    }
    if (!isOurs) {
      throw Refusal.invalid(
              "workbook.not-template",
              "这不是“" + sitting.subject() + "”的填报模板。请在本页下载模板填写。",
              "this is not the template of " + sitting.subject() + ": download it from this page")
          .asException();
    }
    if (best == null) {
      throw Refusal.invalid(
              "workbook.empty",
              "工作簿中没有可见且有内容的工作表。请下载模板填写后上传。",
              "the workbook has no sheet in sight that says anything: fill in the template")
          .asException();
    }
    refuseHeads(best, known);
    return best;
  }

  private static Map<Column<?>, Integer> places(Line line, Map<String, Column<?>> known) {
    Map<Column<?>, Integer> places = new IdentityHashMap<>();
    for (int at : new TreeSet<>(line.cells().keySet())) {
      Column<?> column = column(line.cell(at), known);
      if (column != null) {
        places.putIfAbsent(column, at);
      }
    }
    return places;
  }

  /** By the whole head, or by its first line: templates have the other language below. */
  private static @Nullable Column<?> column(Cell cell, Map<String, Column<?>> known) {
    String text = Cells.plain(cell.text());
    Column<?> whole = known.get(Cells.head(text));
    return whole != null ? whole : known.get(Cells.head(text.lines().findFirst().orElse("")));
  }

  private List<String> missing(Heads heads) {
    return form.columns().stream()
        .filter(c -> c.isAlwaysThere() && !heads.places().containsKey(c))
        .map(Column::chinese)
        .toList();
  }

  private void refuseHeads(Heads heads, Map<String, Column<?>> known) {
    List<String> missing = missing(heads);
    String place = "工作表“" + heads.sheet().name() + "”第 " + heads.line().number() + " 行";
    String english = "row " + heads.line().number() + " of sheet " + heads.sheet().name();
    if (!missing.isEmpty()) {
      throw Refusal.invalid(
              "workbook.columns-missing",
              place + "缺少列：" + String.join("、", missing) + "。请使用下载的模板，不要改动表头。",
              english + " lacks the columns " + missing + ": use the template and leave its head")
          .asException();
    }
    for (int at : new TreeSet<>(heads.line().cells().keySet())) {
      Column<?> column = column(heads.line().cell(at), known);
      Integer first = column == null ? null : heads.places().get(column);
      if (column != null && first != null && first != at) {
        String both = Fault.letters(first) + "、" + Fault.letters(at);
        throw Refusal.invalid(
                "workbook.column-twice",
                place + "的“" + column.chinese() + "”出现两次（" + both + " 列），不能确定取哪一列。请删去一列。",
                english + " has " + column.english() + " twice (columns " + both + "): remove one")
            .asException();
      }
    }
  }

  private void tellUnknownHeads(Heads heads) {
    Map<String, Column<?>> known = Column.byHead(form.columns());
    for (int at : new TreeSet<>(heads.line().cells().keySet())) {
      Cell cell = heads.line().cell(at);
      String head = Cells.shortened(Cells.plain(cell.text()));
      if (column(cell, known) == null && !head.isEmpty()) {
        sink.fault(
            new Fault(
                Fault.Severity.NOTE,
                heads.sheet().name(),
                heads.line().number(),
                Fault.letters(at),
                head,
                "",
                Refusal.invalid(
                    "workbook.column-unknown",
                    "不认识的列“" + head + "”，未读取。",
                    "the column " + head + " is not known and was not read.")));
      }
    }
  }

  private void tellOtherSheets(Book book, Book.Sheet read) {
    for (Book.Sheet sheet : book.sheets()) {
      if (!sheet.equals(read) && !sheet.name().equals(EXPLAINS)) {
        sink.fault(
            new Fault(
                Fault.Severity.NOTE,
                sheet.name(),
                null,
                "",
                "",
                "",
                sheet.isHidden()
                    ? Refusal.invalid(
                        "workbook.sheet-hidden", "隐藏的工作表，未读取。", "a hidden sheet, not read.")
                    : Refusal.invalid(
                        "workbook.sheet-not-read",
                        "只读取工作表“" + read.name() + "”，此表未读取。",
                        "only the sheet " + read.name() + " is read, not this one.")));
      }
    }
  }

  // ---- Rows

  /** Those that reach into the rows and columns of the form. */
  private static List<Book.Merge> merges(Book book, Heads heads) throws IOException {
    int last = heads.places().values().stream().mapToInt(i -> i).max().orElse(0);
    return book.merges(heads.sheet()).stream()
        .filter(m -> m.bottom() > heads.line().number() && m.left() <= last)
        .toList();
  }

  private void take(Filled row, List<Book.Merge> merges) {
    for (Book.Merge merge : merges) {
      if (row.number() >= merge.top() && row.number() <= merge.bottom()) {
        row.wrong(
            Refusal.invalid(
                "workbook.merged-cells",
                "合并单元格 " + merge.range() + "：不能确定数据属于哪一行，请取消合并并逐行填写。",
                "merged cells " + merge.range() + ": undo the merge and fill in each row"));
        break;
      }
    }
    if (row.isHidden()) {
      row.note(
          null,
          Refusal.invalid(
              "workbook.row-hidden",
              "第 " + row.number() + " 行是隐藏行，也已读取，请核对。",
              "row " + row.number() + " is hidden and was read too: please check."));
    }
    batch.add(row);
    if (batch.size() >= PART) {
      flush();
    }
  }

  private void flush() {
    List<String> codes = batch.stream().map(this::code).filter(Objects::nonNull).toList();
    Map<String, Known> known = codes.isEmpty() ? Map.of() : sitting.known(codes);
    for (Filled row : batch) {
      take(row, known);
    }
    batch.clear();
  }

  private @Nullable String code(Filled row) {
    return sitting.code(row, form.code());
  }

  private void take(Filled row, Map<String, Known> all) {
    String code = code(row);
    Known known = code == null ? null : all.get(code);
    if (code != null && rowOf.containsKey(code)) {
      row.wrong(
          form.code(),
          Refusal.invalid(
              "workbook.row-repeated",
              "与第 " + rowOf.get(code) + " 行重复，只取前一行。",
              "the same as in row " + rowOf.get(code) + ", which is taken."));
    }
    D draft = row.isSound() ? sitting.draft(row, known) : null;
    row.faults().forEach(sink::fault);
    if (code != null) {
      rowOf.putIfAbsent(code, row.number());
    }
    if (!row.isSound()) {
      sink.bad();
    } else if (row.saysNothingNew()) {
      sink.same();
    } else if (draft == null || code == null) {
      throw new IllegalStateException("Row " + row.number() + " became nothing and says not why");
    } else {
      sink.good(new Entry<>(row.number(), draft, known), code, row.said(form.columns()));
    }
  }
}
