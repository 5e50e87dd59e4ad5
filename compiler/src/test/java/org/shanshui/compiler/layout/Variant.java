package org.shanshui.compiler.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanshui.compiler.layout.Manuscript.Part;

/** Ways to lay one manuscript out as a text. */
enum Variant {
  /** A paragraph a line, the cells of a row apart by tabs. */
  PLAIN("a paragraph a line", "txt", m -> text(m, p -> List.of(p.text()), Variant::tabs)),
  WRAPPED_20("wrapped at 20", "txt", m -> wrapped(m, 20)),
  WRAPPED_38("wrapped at 38", "txt", m -> wrapped(m, 38)),
  WRAPPED_60("wrapped at 60", "txt", m -> wrapped(m, 60)),
  CUT_20("cut at 20 characters", "txt", m -> cut(m, 20)),
  CUT_38("cut at 38 characters", "txt", m -> cut(m, 38)),
  CUT_60("cut at 60 characters", "txt", m -> cut(m, 60)),
  INDENTED("wrapped at 38, indented", "txt", Variant::indented),
  CELL_A_LINE("a cell a line", "txt", m -> text(m, p -> List.of(p.text()), Variant::cells)),
  ROW_A_LINE("a row a line", "txt", m -> text(m, p -> List.of(p.text()), Variant::rows)),
  PAGES("pages with heads, numbers, contents", "txt", Variant::pages),
  ONE_LINE("one line", "txt", Variant::oneLine),
  SOFT_MARKDOWN("Markdown, soft wraps", "md", Variant::softMarkdown),
  TWO_COLUMNS("two columns", "txt", Variant::twoColumns),
  SPACED("spaces around numbers", "txt", Variant::spaced),
  LETTER_SPACED("spaces inside numbers", "txt", Variant::letterSpaced);

  private static final int PAGE_LINES = 36;

  private final String title;
  private final String extension;
  private final Function<Manuscript, String> writer;

  Variant(String title, String extension, Function<Manuscript, String> writer) {
    this.title = title;
    this.extension = extension;
    this.writer = writer;
  }

  String title() {
    return title;
  }

  String extension() {
    return extension;
  }

  byte[] write(Manuscript manuscript) {
    return writer.apply(manuscript).getBytes(UTF_8);
  }

  private static List<String> allLines(
      Manuscript m, Function<Part, List<String>> prose, Function<Part, List<String>> table) {
    List<String> lines = new ArrayList<>();
    for (Part part : m.parts()) {
      lines.addAll(part.isTable() ? table.apply(part) : prose.apply(part));
    }
    return lines;
  }

  private static String text(
      Manuscript m, Function<Part, List<String>> prose, Function<Part, List<String>> table) {
    return String.join("\n", allLines(m, prose, table)) + "\n";
  }

  private static List<String> tabs(Part table) {
    return table.rows().stream().map(row -> String.join("\t", row)).toList();
  }

  private static List<String> rows(Part table) {
    return table.rows().stream()
        .map(row -> row.stream().filter(c -> !c.isEmpty()).collect(Collectors.joining(" ")))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<String> cells(Part table) {
    return table.rows().stream().flatMap(List::stream).filter(c -> !c.isEmpty()).toList();
  }

  private static String wrapped(Manuscript m, int width) {
    return text(m, p -> Page.lines(p.text(), width), Variant::tabs);
  }

  private static String cut(Manuscript m, int characters) {
    return text(
        m,
        p -> List.of(p.text().replaceAll("(.{" + characters + "})(?=.)", "$1\n").split("\n")),
        Variant::tabs);
  }

  private static String indented(Manuscript m) {
    return text(m, p -> Page.lines("　　" + p.text(), 38), Variant::tabs);
  }

  private static String pages(Manuscript m) {
    List<String> contents = new ArrayList<>();
    List<String> lines = allLines(m, p -> Page.lines(p.text(), 38), Variant::tabs);
    int page = 1;
    for (Part part : m.parts().subList(1, m.parts().size())) {
      boolean chapter = part.text().matches("第[一二三四五六七八九十]+[章节].{2,30}|[一二三四五六七八九十]+、[^。；]{2,30}");
      if (chapter && contents.size() < PAGE_LINES - 4) {
        contents.add(part.text() + " ........................ " + (2 + contents.size() / 2));
      }
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    String title = m.parts().get(0).text();
    if (contents.size() > 3) {
      out.append(title).append("\n\n目    录\n").append(String.join("\n", contents)).append('\n');
      out.append("— ").append(page++).append(" —\n\f");
    }
    while (from < lines.size()) {
      int to = Math.min(lines.size(), from + PAGE_LINES);
      out.append(m.name()).append('\n');
      out.append(String.join("\n", lines.subList(from, to))).append('\n');
      out.append("— ").append(page++).append(" —\n\f");
      from = to;
    }
    return out.toString();
  }

  private static String oneLine(Manuscript m) {
    return allLines(m, p -> List.of(p.text()), Variant::rows).stream()
        .collect(Collectors.joining(" "));
  }

  private static String softMarkdown(Manuscript m) {
    return m.parts().stream().map(Variant::markdown).collect(Collectors.joining("\n\n")) + "\n";
  }

  private static String markdown(Part part) {
    if (part.isTable()) {
      List<String> rows = new ArrayList<>();
      for (List<String> row : part.rows()) {
        rows.add("| " + String.join(" | ", row) + " |");
      }
      rows.add(1, "|" + " --- |".repeat(part.rows().get(0).size()));
      return String.join("\n", rows);
    }
    return part.level() > 0
        ? "#".repeat(part.level()) + " " + part.text()
        : String.join("\n", Page.lines(part.text(), 26));
  }

  private static String twoColumns(Manuscript m) {
    List<String> lines = allLines(m, p -> Page.lines(p.text(), 22), Variant::rows);
    StringBuilder out = new StringBuilder();
    for (int from = 0; from < lines.size(); from += 2 * PAGE_LINES) {
      int half = Math.min(PAGE_LINES, lines.size() - from);
      for (int i = from; i < from + half; i++) {
        String left = lines.get(i);
        String right = i + half < lines.size() && half == PAGE_LINES ? lines.get(i + half) : "";
        out.append(left);
        if (!right.isEmpty()) {
          out.append(" ".repeat(Math.max(4, 50 - Page.halves(left)))).append(right);
        }
        out.append('\n');
      }
      out.append('\f');
    }
    return out.toString();
  }

  private static String spaced(Manuscript m) {
    return text(m, p -> List.of(p.text()), Variant::tabs)
        .replaceAll("(?<=[一-鿿])(?=[0-9])|(?<=[0-9])(?=[一-鿿%])", " ");
  }

  private static String letterSpaced(Manuscript m) {
    return text(
        m,
        p -> List.of(p.text().replaceAll("(?<=[0-9])(?=[0-9.%])|(?<=\\.)(?=[0-9])", " ")),
        Variant::tabs);
  }
}
