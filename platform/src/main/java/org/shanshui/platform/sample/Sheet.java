package org.shanshui.platform.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The city's own data: tab-separated files under {@code sample/}, lines with {@code #} are remarks.
 */
final class Sheet {
  private Sheet() {}

  static List<List<String>> rows(String name) {
    try (InputStream file =
            Objects.requireNonNull(Sheet.class.getResourceAsStream("/sample/" + name), name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
