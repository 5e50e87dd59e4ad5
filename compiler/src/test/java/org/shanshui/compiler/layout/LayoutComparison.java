package org.shanshui.compiler.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.layout.Findings.Kind;
import org.shanshui.compiler.read.DocumentReaders;

/** What each layout of the same manuscripts gives, beside what the originals give. */
final class LayoutComparison {
  private final List<Manuscript> manuscripts;
  private final List<Findings> originals;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();

  /**
   * @param originals what the documents themselves give, in the order of the manuscripts
   */
  LayoutComparison(List<Manuscript> manuscripts, List<Findings> originals) {
    this.manuscripts = manuscripts;
    this.originals = originals;
  }

  /** How many findings there are, on both sides together, and how many of them are alike. */
  static final class Tally {
    private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);

    void add(Kind kind, int all, int alike) {
      int[] count = counts.computeIfAbsent(kind, k -> new int[2]);
      count[0] += all;
      count[1] += alike;
    }

    /** 1 where there is nothing to find. */
    double share(Kind kind) {
      int[] count = counts.getOrDefault(kind, new int[2]);
      return count[0] == 0 ? 1 : count[1] / (double) count[0];
    }
  }

  void variants() throws IOException {
    for (Variant variant : Variant.values()) {
      for (int i = 0; i < manuscripts.size(); i++) {
        compare(variant.title(), i, variant.extension(), variant.write(manuscripts.get(i)));
      }
    }
  }

  /** The office's variants, made in the folder. */
  void office(Path folder) throws IOException {
    OfficeFiles.make(manuscripts, folder);
    Map<String, String> endings = new LinkedHashMap<>();
    endings.put("Word", ".docx");
    endings.put("Word, PDF", ".pdf");
    endings.put("Word, PDF, pdftotext", ".raw.txt");
    endings.put("Word, PDF, pdftotext -layout", ".layout.txt");
    for (Map.Entry<String, String> entry : endings.entrySet()) {
      for (int i = 0; i < manuscripts.size(); i++) {
        String ending = entry.getValue();
        String extension = ending.substring(ending.lastIndexOf('.') + 1);
        byte[] bytes = Files.readAllBytes(folder.resolve(i + ending));
        compare(entry.getKey(), i, extension, bytes);
      }
    }
  }

  private void compare(String title, int i, String extension, byte[] bytes) throws IOException {
    Manuscript manuscript = manuscripts.get(i);
    Findings was = originals.get(i);
    Findings is =
        Findings.of(
            PlanCompiler.compile(DocumentReaders.read(manuscript.name() + "." + extension, bytes)));
    Tally tally = tallies.computeIfAbsent(title, t -> new Tally());
    for (Kind kind : Kind.values()) {
      List<String> lost = was.without(is, kind);
      List<String> added = is.without(was, kind);
      int all = was.count(kind) + is.count(kind);
      tally.add(kind, all, all - lost.size() - added.size());
      String head = title + " / " + manuscript.name() + " / " + kind + " ";
      lost.forEach(line -> differences.add(head + "- " + line));
      added.forEach(line -> differences.add(head + "+ " + line));
    }
  }

  Map<String, Tally> tallies() {
    return tallies;
  }

  /** Every finding that only one side has. */
  List<String> differences() {
    return differences;
  }

  /** Variants down, kinds across. */
  String table() {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%-38s", "share alike"));
    for (Kind kind : Kind.values()) {
      out.append(String.format(Locale.ROOT, " %10s", kind.name().toLowerCase(Locale.ROOT)));
    }
    tallies.forEach(
        (title, tally) -> {
          out.append(String.format(Locale.ROOT, "%n%-38s", title));
          for (Kind kind : Kind.values()) {
            out.append(String.format(Locale.ROOT, " %10.3f", tally.share(kind)));
          }
        });
    return out.toString();
  }
}
