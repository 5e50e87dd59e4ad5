package org.shanshui.compiler.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;

/**
 * Prints how much of what documents say outlasts other layouts; {@code accuracy/layout} runs it.
 */
public final class LayoutReport {
  private LayoutReport() {}

  /** Compares every layout of the files, the office's too where its programs are installed. */
  static LayoutComparison of(List<Path> files) throws IOException {
    List<Manuscript> manuscripts = new ArrayList<>();
    List<Findings> originals = new ArrayList<>();
    for (Path file : files) {
      Document document = DocumentReaders.read(file);
      String name = file.getFileName().toString();
      manuscripts.add(Manuscript.of(name.substring(0, name.lastIndexOf('.')), document));
      originals.add(Findings.of(PlanCompiler.compile(document)));
    }
    return new LayoutComparison(manuscripts, originals);
  }

  /** The files of a folder that end so, in order. */
  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .filter(file -> !file.getFileName().toString().equals("README.md"))
          .filter(file -> !file.toString().endsWith(".py"))
          .sorted()
          .toList();
    }
  }

  /** Arguments: folder, ending of its files, a file for the differences. */
  public static void main(String[] arguments) throws IOException {
    LayoutComparison comparison = of(files(Path.of(arguments[0]), arguments[1]));
    comparison.variants();
    if (OfficeFiles.canBeMade()) {
      comparison.office(Files.createTempDirectory("layout"));
    } else {
      System.out.println("soffice or pdftotext is missing: no variants by them");
    }
    System.out.println(comparison.table());
    Files.write(Path.of(arguments[2]), comparison.differences());
  }
}
