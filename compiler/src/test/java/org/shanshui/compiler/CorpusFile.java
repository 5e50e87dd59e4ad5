package org.shanshui.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A corpus: pairs of text and meaning that stand beside the rules' tests. Lines that begin with #
 * speak to the reader.
 */
public final class CorpusFile {
  private CorpusFile() {}

  /** The rows of a tab-separated corpus, {@code \n} in a column standing for a line break. */
  public static List<List<String>> rows(Class<?> beside, String name) {
    return read(beside, name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split("\t", -1)).map(CorpusFile::unescape).toList())
        .toList();
  }

  /**
   * The examples of a corpus of whole documents: parted by lines of ====, and in each the parts
   * parted by lines of ----.
   */
  public static List<List<String>> documents(Class<?> beside, String name) {
    return Arrays.stream(read(beside, name).split("(?m)^====+\n"))
        .filter(block -> !block.isBlank())
        .map(block -> Arrays.stream(block.split("(?m)^----+\n", -1)).map(CorpusFile::trim).toList())
        .toList();
  }

  /** Without the blank lines around it; the blanks that indent its first line stay. */
  private static String trim(String part) {
    return part.replaceAll("\\A\n+|\\s+\\z", "");
  }

  private static String unescape(String column) {
    return column.replace("\\n", "\n").strip();
  }

  private static String read(Class<?> beside, String name) {
    try (InputStream in =
        Objects.requireNonNull(beside.getResourceAsStream(name), name + " is not there")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
