package org.shanshui.compiler.flat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a plan before it is flattened.
 *
 * @param heads one a column; an upper head stands before its lower with {@code >}
 * @param rows cells, empty ones as empty texts; a row of one cell is a head over rows
 */
record SampleTable(String title, List<String> heads, List<List<String>> rows) {

  int width() {
    return heads.size();
  }

  static boolean isHead(List<String> row) {
    return row.size() == 1;
  }

  /** The tables of {@code tables.txt}. */
  static List<SampleTable> all() {
    List<SampleTable> tables = new ArrayList<>();
    for (String line : text().split("\n")) {
      if (line.startsWith("@")) {
        tables.add(new SampleTable(line.substring(2), new ArrayList<>(), new ArrayList<>()));
      } else if (!line.startsWith("#") && !line.isBlank()) {
        SampleTable table = tables.get(tables.size() - 1);
        List<String> cells = new ArrayList<>();
        for (String cell : line.replaceFirst("^\\*", "").split("\\|", -1)) {
          cells.add(cell.equals("~") ? "" : cell);
        }
        if (table.heads.isEmpty()) {
          table.heads.addAll(cells);
        } else {
          table.rows.add(cells);
        }
      }
    }
    return tables;
  }

  private static String text() {
    try (InputStream in = SampleTable.class.getResourceAsStream("tables.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
