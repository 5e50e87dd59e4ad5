package org.shanshui.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The plan documents of a reference folder, largest first, so that threads end together. */
record Corpus(List<Text> texts) {

  /**
   * One document.
   *
   * @param bytes its size as a file
   * @param lines its decoded lines that are not blank
   */
  record Text(Path path, long bytes, List<String> lines) {}

  /** Reads the corpus of the folder that {@code SHANSHUI_REFERENCE} names. */
  static Corpus ofReference() throws IOException {
    String reference = System.getenv("SHANSHUI_REFERENCE");
    if (reference == null) {
      throw new IllegalStateException(
          "请设环境变量 SHANSHUI_REFERENCE 为含 corpus/ 的文件夹。"
              + " Let SHANSHUI_REFERENCE name the folder that holds corpus/.");
    }
    List<Text> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(reference, "corpus"))) {
      for (Path path : files.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
        String text = Files.readString(path, StandardCharsets.UTF_8);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        texts.add(new Text(path, Files.size(path), lines));
      }
    }
    texts.sort(Comparator.comparingLong(Text::bytes).reversed());
    return new Corpus(List.copyOf(texts));
  }

  /** All files' sizes together. */
  long bytes() {
    return texts.stream().mapToLong(Text::bytes).sum();
  }
}
