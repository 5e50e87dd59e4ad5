package org.shanshui.compiler.flat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.prose.Prose;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.table.Grid;
import org.shanshui.compiler.table.Grids;
import org.shanshui.language.noise.CleanText;

/** Tables are flattened in every way, and their cells come back. */
class FlatteningTest {
  @ParameterizedTest
  @EnumSource(Way.class)
  void cellsComeBack(Way way) throws Exception {
    int cells = 0;
    int back = 0;
    List<String> lost = new ArrayList<>();
    for (SampleTable table : SampleTable.all()) {
      if (!way.keeps(table)) {
        continue;
      }
      String text = document(table, way.flatten(table));
      List<List<String>> read = read(text);
      int missing = 0;
      for (List<String> row : table.rows()) {
        List<String> clean = row.stream().map(FlatteningTest::clean).toList();
        int found = row.size() == 1 ? heading(read, clean.get(0)) : best(read, clean);
        cells += row.size();
        back += found;
        missing += row.size() - found;
      }
      if (missing > 0) {
        lost.add(table.title() + " -" + missing + "\n" + text + "\n" + shown(read));
      }
    }
    double share = (double) back / cells;
    assertTrue(share >= way.floor(), way + " " + share + "\n" + String.join("\n", lost));
  }

  private static String shown(List<List<String>> rows) {
    return String.join("\n", rows.stream().map(row -> "   " + String.join("│", row)).toList());
  }

  static String document(SampleTable table, String flat) {
    return "临川市水务发展规划（2026—2030年）\n\n为统筹城乡水务工作，保障供水安全，制定本规划。\n\n表3 "
        + table.title()
        + "\n\n"
        + flat
        + "\n\n各有关单位要加强组织领导，密切协作配合，确保各项目标任务落到实处。\n";
  }

  static List<List<String>> read(String text) throws Exception {
    Document lines = DocumentReaders.read("规划.txt", text.getBytes(StandardCharsets.UTF_8));
    Document document = FlattenedTables.restored(lines, Layout.of(lines));
    List<Grid> grids = Grids.of(Prose.of(document, Layout.of(document)), document.text());
    return grids.stream()
        .flatMap(grid -> grid.rows().stream())
        .map(row -> row.stream().map(CleanText::text).toList())
        .toList();
  }

  private static int heading(List<List<String>> rows, String head) {
    return rows.stream().anyMatch(row -> !row.isEmpty() && row.get(0).equals(head)) ? 1 : 0;
  }

  /** How many cells of a row came back in the row read that is most like it. */
  private static int best(List<List<String>> rows, List<String> row) {
    return rows.stream()
        .mapToInt(
            read ->
                (int)
                    Stream.iterate(0, c -> c + 1)
                        .limit(Math.min(read.size(), row.size()))
                        .filter(c -> same(read.get(c), row.get(c)))
                        .count())
        .max()
        .orElse(0);
  }

  private static boolean same(String read, String cell) {
    // An empty cell under a group's name takes the name.
    return read.equals(cell) || cell.isEmpty() || cell.equals("—") && read.isEmpty();
  }

  private static String clean(String cell) {
    String clean = CleanText.of(cell, 0, cell.length()).text();
    return clean;
  }
}
