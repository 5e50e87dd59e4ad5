package org.shanshui.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;
import org.shanshui.compiler.write.PlanJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever the bytes, a document is refused or has a plan that can be followed back to it. The
 * sample plans, whole and in pieces, run as tests; {@code JAZZER_FUZZ=1} looks for more.
 */
class PlanCompilerFuzzTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("basedir", "."), "..", "samples").normalize();

  /** Small enough for the fuzzer to change something that matters. */
  private static final int PIECE = 1500;

  static List<byte[]> txtSeeds() throws IOException {
    return seeds(".txt");
  }

  static List<byte[]> mdSeeds() throws IOException {
    return seeds(".md");
  }

  static List<byte[]> htmlSeeds() throws IOException {
    return seeds(".html");
  }

  @MethodSource("txtSeeds")
  @FuzzTest(maxDuration = "2m")
  void txt(byte[] bytes) throws IOException {
    compile("a.txt", bytes);
  }

  @MethodSource("mdSeeds")
  @FuzzTest(maxDuration = "2m")
  void md(byte[] bytes) throws IOException {
    compile("a.md", bytes);
  }

  @MethodSource("htmlSeeds")
  @FuzzTest(maxDuration = "2m")
  void html(byte[] bytes) throws IOException {
    compile("a.html", bytes);
  }

  private static void compile(String name, byte[] bytes) throws IOException {
    Document document;
    try {
      document = DocumentReaders.read(name, bytes);
    } catch (UnreadableException e) {
      // What is refused, and how it is said, the tests of the readers know.
      return;
    }
    Plan plan = PlanCompiler.compile(document);
    PlanInvariants.check(document, plan);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    PlanJson.write(plan, json);
    assertEquals(
        plan.quantities().size(),
        JsonMapper.shared().readTree(json.toByteArray()).path("quantities").size());
  }

  private static List<byte[]> seeds(String extension) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (file.toString().endsWith(extension)) {
          byte[] whole = Files.readAllBytes(file);
          seeds.add(whole);
          for (int from = 0; from < whole.length; from += PIECE) {
            seeds.add(Arrays.copyOfRange(whole, from, Math.min(whole.length, from + PIECE)));
          }
        }
      }
    }
    return seeds;
  }
}
