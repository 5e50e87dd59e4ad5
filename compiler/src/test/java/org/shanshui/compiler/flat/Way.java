package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A way in which a PDF, a copy or a converter flattens a table. */
enum Way {
  /** A cell a line. */
  CELLS {
    @Override
    String flatten(SampleTable table) {
      return String.join("\n", cells(table, 0));
    }
  },
  /** A cell a line, blank lines between. */
  CELLS_APART {
    @Override
    String flatten(SampleTable table) {
      return String.join("\n\n", cells(table, 0));
    }
  },
  /** A cell a line, long cells over several, blank lines between cells. */
  CELLS_WRAPPED_APART {
    @Override
    String flatten(SampleTable table) {
      return String.join("\n\n", cells(table, 7));
    }
  },
  /** A cell a line, long cells over several, nothing between cells. */
  CELLS_WRAPPED {
    @Override
    String flatten(SampleTable table) {
      return String.join("\n", cells(table, 8));
    }
  },
  /** A cell a line, signs for no value left out as well. */
  CELLS_WITHOUT_DASHES {
    @Override
    String flatten(SampleTable table) {
      List<String> cells = cells(table, 0);
      cells.removeIf(cell -> cell.equals("—"));
      return String.join("\n", cells);
    }
  },
  /** Heads cut into single characters, cells a line. */
  CUT_HEADS {
    @Override
    String flatten(SampleTable table) {
      List<String> lines = new ArrayList<>();
      for (String head : heads(table)) {
        if (head.length() == 2) {
          lines.add(head.substring(0, 1));
          lines.add(head.substring(1));
        } else {
          lines.add(head);
        }
      }
      lines.addAll(body(table, 0));
      return String.join("\n", lines);
    }
  },
  /** A row a line, cells parted by one blank. */
  ROWS {
    @Override
    String flatten(SampleTable table) {
      return rows(table, " ");
    }
  },
  /** All in one line, cells parted by one blank. */
  ONE_LINE {
    @Override
    String flatten(SampleTable table) {
      return String.join(" ", cells(table, 0));
    }
  },
  /** A row a line, parted by tabs. */
  TABS {
    @Override
    String flatten(SampleTable table) {
      return rows(table, "\t");
    }
  },
  /** Pipes without a rule below the heads. */
  PIPES {
    @Override
    String flatten(SampleTable table) {
      List<String> lines = new ArrayList<>();
      lines.add(String.join(" | ", leaves(table)));
      for (List<String> row : table.rows()) {
        lines.add(String.join(" | ", row));
      }
      return String.join("\n", lines);
    }
  },
  /** Columns by position, a wide character as wide as two others. */
  ALIGNED {
    @Override
    String flatten(SampleTable table) {
      return Aligned.of(table, 40, Way::wide, true);
    }
  },
  /** Columns by position, long cells over several lines, in the middle of their row's height. */
  ALIGNED_MIDDLE {
    @Override
    String flatten(SampleTable table) {
      return Aligned.of(table, 7, Way::wide, true);
    }
  },
  /** The same, every character as wide as any other, as pdftotext writes it. */
  ALIGNED_NARROW {
    @Override
    String flatten(SampleTable table) {
      return Aligned.of(table, 7, String::length, true);
    }
  },
  /** Columns by position, long cells over several lines from the top of their row. */
  ALIGNED_TOP {
    @Override
    String flatten(SampleTable table) {
      return Aligned.of(table, 7, Way::wide, false);
    }
  },
  /** A row a line, the name over three lines, the row's other cells beside its middle. */
  NAME_AROUND {
    @Override
    String flatten(SampleTable table) {
      List<String> lines = new ArrayList<>(List.of(String.join(" ", leaves(table))));
      int name = nameColumn(table);
      for (List<String> row : table.rows()) {
        if (SampleTable.isHead(row) || row.get(name).length() < 9) {
          lines.add(String.join(" ", filled(row)));
          continue;
        }
        String words = row.get(name);
        List<String> rest = new ArrayList<>(row);
        rest.set(name, "");
        int half = (words.length() + 1) / 2;
        lines.add(words.substring(0, half));
        lines.add(String.join(" ", filled(rest)));
        lines.add(words.substring(half));
      }
      return String.join("\n", lines);
    }
  },
  /** A row a line, the name going on in the line below. */
  NAME_BELOW {
    @Override
    String flatten(SampleTable table) {
      List<String> lines = new ArrayList<>(List.of(String.join(" ", leaves(table))));
      int name = nameColumn(table);
      for (List<String> row : table.rows()) {
        if (SampleTable.isHead(row) || row.get(name).length() < 9) {
          lines.add(String.join(" ", filled(row)));
          continue;
        }
        String words = row.get(name);
        List<String> rest = new ArrayList<>(row);
        rest.set(name, words.substring(0, 7));
        lines.add(String.join(" ", filled(rest)));
        lines.add(words.substring(7));
      }
      return String.join("\n", lines);
    }
  },
  /** A column after the other. */
  COLUMNS {
    @Override
    String flatten(SampleTable table) {
      List<String> lines = new ArrayList<>();
      List<String> leaves = leaves(table);
      for (int c = 0; c < table.width(); c++) {
        lines.add(leaves.get(c));
        for (List<String> row : table.rows()) {
          if (!SampleTable.isHead(row)) {
            lines.add(row.get(c).isEmpty() ? "—" : row.get(c));
          }
        }
      }
      return String.join("\n", lines);
    }
  },
  /** A cell a line over a page break: the page's number, the running head and the heads again. */
  PAGES_OF_CELLS {
    @Override
    String flatten(SampleTable table) {
      return paged(table, rowsOf(table, "\n"), String.join("\n", heads(table)));
    }
  },
  /** A row a line over a page break. */
  PAGES_OF_ROWS {
    @Override
    String flatten(SampleTable table) {
      return paged(table, rowsOf(table, " "), String.join(" ", leaves(table)));
    }
  };

  abstract String flatten(SampleTable table);

  /** Share of cells that must come back. */
  double floor() {
    return switch (this) {
      // Where columns follow each other, a column of words has no head that shows it.
      case COLUMNS -> 0.9;
      case CUT_HEADS -> 0.95;
      default -> 0.97;
    };
  }

  /** What the way itself loses, and no reader can give back. */
  boolean keeps(SampleTable table) {
    boolean levels = table.heads().stream().anyMatch(head -> head.contains(">"));
    boolean headed = table.rows().stream().anyMatch(SampleTable::isHead);
    return this != COLUMNS || !levels && !headed;
  }

  private static int nameColumn(SampleTable table) {
    int name = 0;
    while (table.heads().get(name).matches("序号|编号|类别|领域")) {
      name++;
    }
    return name;
  }

  static int wide(String text) {
    return text.codePoints()
        .map(c -> c >= 0x2E80 || c == '—' || c == '≥' || c == '≤' ? 2 : 1)
        .sum();
  }

  /** The heads as the lines give them: the upper level, then the lower. */
  static List<String> heads(SampleTable table) {
    List<String> upper = new ArrayList<>();
    List<String> lower = new ArrayList<>();
    String last = "";
    for (String head : table.heads()) {
      String[] levels = head.split(">");
      if (levels.length == 1 || !levels[0].equals(last)) {
        upper.add(levels[0]);
      }
      if (levels.length > 1) {
        lower.add(levels[1]);
      }
      last = levels[0];
    }
    upper.addAll(lower);
    return upper;
  }

  static List<String> leaves(SampleTable table) {
    return table.heads().stream().map(head -> head.replace(">", "")).toList();
  }

  static List<String> filled(List<String> row) {
    return row.stream().filter(cell -> !cell.isEmpty()).toList();
  }

  private static List<String> body(SampleTable table, int width) {
    List<String> cells = new ArrayList<>();
    for (List<String> row : table.rows()) {
      filled(row).forEach(cell -> cells.add(wrapped(cell, width)));
    }
    return cells;
  }

  private static List<String> cells(SampleTable table, int width) {
    List<String> cells = new ArrayList<>();
    heads(table).forEach(head -> cells.add(wrapped(head, width)));
    cells.addAll(body(table, width));
    return cells;
  }

  /** Words broken over lines; numbers are not. */
  static String wrapped(String cell, int width) {
    return String.join("\n", lines(cell, width));
  }

  static List<String> lines(String cell, int width) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (width > 0 && cell.length() - from > width) {
      int to = from + width;
      while (to > from + 1 && isLatin(cell.charAt(to)) && isLatin(cell.charAt(to - 1))) {
        to--;
      }
      if ("）、，".indexOf(cell.charAt(to)) >= 0) {
        to++;
      }
      lines.add(cell.substring(from, to));
      from = to;
    }
    if (from < cell.length() || lines.isEmpty()) {
      lines.add(cell.substring(from));
    }
    return lines;
  }

  private static boolean isLatin(char c) {
    return c < 0x80;
  }

  private static List<String> rowsOf(SampleTable table, String separator) {
    return table.rows().stream().map(row -> String.join(separator, filled(row))).toList();
  }

  private static String rows(SampleTable table, String separator) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(separator, leaves(table)));
    for (List<String> row : table.rows()) {
      lines.add(String.join(separator, separator.equals(" ") ? filled(row) : row));
    }
    return String.join("\n", lines);
  }

  private static String paged(SampleTable table, List<String> rows, String heads) {
    int half = rows.size() / 2;
    List<String> lines = new ArrayList<>(List.of(heads));
    lines.addAll(rows.subList(0, half));
    lines.addAll(Arrays.asList("— 17 —", "临川市水务发展规划", heads));
    lines.addAll(rows.subList(half, rows.size()));
    return String.join("\n", lines);
  }
}
