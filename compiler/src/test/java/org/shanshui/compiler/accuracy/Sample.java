package org.shanshui.compiler.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;

/**
 * A plan of the folder {@code samples}, with its annotations.
 *
 * @param name of the file without its extension
 */
record Sample(String name, Path file) {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "..", "samples").normalize();

  /** Those whose annotations have been placed in the text as read. */
  static List<Sample> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(Sample::of)
          .filter(sample -> Files.exists(sample.gold("gold.jsonl")))
          .sorted((a, b) -> a.name.compareTo(b.name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample of(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return new Sample(dot < 0 ? name : name.substring(0, dot), file);
  }

  Document read() throws IOException {
    return DocumentReaders.read(file);
  }

  List<GoldMention> mentions() throws IOException {
    return GoldMention.read(gold("gold.jsonl"));
  }

  /** The gold list of that kind (outline, tasks, indicators), where the plan has one. */
  Optional<Path> list(String kind) {
    return Optional.of(gold(kind + ".json")).filter(Files::exists);
  }

  private Path gold(String kind) {
    return FOLDER.resolve("gold").resolve(name + "." + kind);
  }

  @Override
  public String toString() {
    return name;
  }
}
