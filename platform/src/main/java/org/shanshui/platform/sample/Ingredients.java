package org.shanshui.platform.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * All that goes into a sample city: the program with its rules, packs and migrations, the samples,
 * and what it was told. Where it is the same, the city is the same.
 */
final class Ingredients {
  /** Where a house lies and how it is reached. */
  private static final Set<String> NOT_OF_THE_CITY =
      Set.of(
          "SHANSHUI_DATA",
          "SHANSHUI_PORT",
          "SHANSHUI_ADDRESS",
          "SHANSHUI_LISTEN",
          "SHANSHUI_MEMORY",
          "SHANSHUI_LOG_FILE",
          "SHANSHUI_REFERENCE");

  private final MessageDigest digest;

  private Ingredients() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Their digest, as 64 hexadecimal digits.
   *
   * @param program folder of the jars
   * @param samples folder of the plans
   * @param environment variables; those named {@code SHANSHUI_…} are looked at
   * @param settings of the Java machine; those named {@code shanshui.sample…} are looked at, but
   *     not where the samples lie
   */
  static String digest(
      Path program,
      Path samples,
      int scale,
      Map<String, String> environment,
      Map<String, String> settings)
      throws IOException {
    Ingredients all = new Ingredients();
    all.add("scale " + scale);
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith("SHANSHUI_") && !NOT_OF_THE_CITY.contains(name)) {
                all.add(name + "=" + value);
              }
            });
    new TreeMap<>(settings)
        .forEach(
            (name, value) -> {
              if (name.startsWith("shanshui.sample-")) {
                all.add(name + "=" + value);
              }
            });
    for (Path file : files(program)) {
      all.add(program.relativize(file).toString());
      if (file.toString().endsWith(".jar")) {
        all.addEntries(file);
      } else {
        all.addContent(file);
      }
    }
    for (Path file : files(samples)) {
      all.add(samples.relativize(file).toString());
      all.addContent(file);
    }
    return HexFormat.of().formatHex(all.digest.digest());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void add(String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void addContent(Path file) throws IOException {
    CRC32 sum = new CRC32();
    byte[] content = Files.readAllBytes(file);
    sum.update(content);
    add(content.length + " " + sum.getValue());
  }

  /** What is in a jar, not when it was packed: the same sources make the same city. */
  private void addEntries(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      file.stream()
          .sorted(java.util.Comparator.comparing(ZipEntry::getName))
          .forEach(entry -> add(entry.getName() + " " + entry.getSize() + " " + entry.getCrc()));
    }
  }
}
