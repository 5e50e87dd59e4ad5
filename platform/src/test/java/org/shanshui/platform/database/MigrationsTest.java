package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What was released has made databases that are there: a migration is never edited, another one
 * follows it.
 */
class MigrationsTest {
  private static final Path FOLDER = Path.of("src/main/resources/db/migration");
  private static final Path RELEASED = Path.of("src/test/resources/released-migrations.sha256");
  private static final Pattern NUMBER = Pattern.compile("\\b73058088\\d\\d\\b");

  @Test
  void whatWasReleasedIsAsItWas() throws IOException {
    Map<String, String> now = new TreeMap<>();
    for (Path file : files()) {
      now.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
    }
    List<String> released = Files.readAllLines(RELEASED);
    assertThat(released).hasSizeGreaterThan(8);
    for (String line : released) {
      String[] words = line.split("  ");
      assertThat(now)
          .as("a released migration is never edited: add another with a higher number")
          .containsEntry(words[1], words[0]);
    }
  }

  @Test
  void eachLiesInTheFolderOfItsModule() throws IOException {
    for (Path file : files()) {
      Path folder = FOLDER.relativize(file).getParent();
      assertThat(folder).as(file + " lies in no module's folder").isNotNull();
      assertThat(Path.of("src/main/java/org/shanshui/platform").resolve(folder))
          .as(file + " belongs to a module")
          .isDirectory();
    }
  }

  @Test
  void noTwoHaveTheSameVersion() throws IOException {
    Set<String> versions = new HashSet<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      assertThat(versions.add(name.substring(0, name.indexOf("__")))).as(name).isTrue();
    }
  }

  @Test
  void locksAreTakenByNameAndHaveNumbersOfTheirOwn() throws IOException {
    Set<Long> numbers = new HashSet<>();
    for (Lock lock : Lock.values()) {
      assertThat(numbers.add(lock.number())).as(lock.name()).isTrue();
    }
    try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
      for (Path source : sources.filter(MigrationsTest::isText).toList()) {
        Matcher number = NUMBER.matcher(Files.readString(source));
        while (number.find() && !source.endsWith("Lock.java")) {
          assertThat(Long.parseLong(number.group()))
              .as(source + ": a lock is taken by its name")
              .isEqualTo(Lock.RECORD.number());
        }
      }
    }
  }

  private static boolean isText(Path file) {
    return file.toString().endsWith(".java") || file.toString().endsWith(".sql");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
