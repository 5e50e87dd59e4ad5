package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;

/** The sheets of a workbook as a reader comes to them, and what it finds on the way. */
final class Workbook {
  private final SheetCells.Count count = new SheetCells.Count();
  private final List<SheetCells> sheets = new ArrayList<>();
  private final TextDraft draft = new TextDraft();
  private int hidden;
  private int errors;
  private int uncalculated;
  private boolean struck;

  /** A new sheet that shows. */
  SheetCells sheet(String name) {
    SheetCells sheet = new SheetCells(name, count);
    sheets.add(sheet);
    return sheet;
  }

  void passOverHidden() {
    hidden++;
  }

  /** A cell that shows an error such as #REF!. */
  void countError() {
    errors++;
  }

  /** A formula whose result the file does not hold. */
  void countUncalculated() {
    uncalculated++;
  }

  void noteStruckOut() {
    struck = true;
  }

  Reading reading() {
    if (hidden > 0) {
      tell(
          "hidden-sheet",
          "有 %d 个隐藏的工作表，未读入。 %d hidden sheets were left out.".formatted(hidden, hidden));
    }
    if (errors > 0) {
      tell(
          "formula-error",
          "有 %d 个单元格是公式错误（如 #REF!），按空白读入。 %d cells show an error (such as #REF!) and were read as blank."
              .formatted(errors, errors));
    }
    if (uncalculated > 0) {
      tell(
          "formula-without-value",
          ("有 %d 个公式没有存下计算结果，按空白读入；请用表格软件打开后另存。"
                  + " %d formulas have no stored result and were read as blank; open the file in a"
                  + " spreadsheet program and save it.")
              .formatted(uncalculated, uncalculated));
    }
    WordFindings.tell(draft, struck, false);
    List<SheetCells> filled = sheets.stream().filter(sheet -> !sheet.isEmpty()).toList();
    filled.forEach(sheet -> SheetText.write(sheet, filled.size() == 1, draft));
    return draft.finished();
  }

  private void tell(String code, String message) {
    draft.diagnose(new Diagnostic(Severity.WARNING, code, message, 0, 0));
  }
}
