package org.shanshui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.compiler.read.DocumentReaders;

class CompileCommandTest {
  private static final String PLAN =
      """
      清源市2025年水环境治理工作要点
      一、主要目标
      全市地表水优良断面比例达到92%以上，新建污水管网120公里。（责任单位：市生态环境局、市住建局）
      """;

  @TempDir Path folder;

  @Test
  void oneFileIsPrinted() throws IOException {
    Run run = Run.of("compile", file("要点.txt", PLAN));
    assertEquals(0, run.status());
    assertTrue(run.outText().contains("\"schema\""), run.outText());
    assertTrue(run.outText().contains("要点.txt"), run.outText());
    assertEquals("", run.messages());
  }

  @Test
  void printingTwiceGivesTheSameBytes() throws IOException {
    Path plan = file("要点.txt", PLAN);
    assertArrayEquals(Run.of("compile", plan).out(), Run.of("compile", plan).out());
  }

  @Test
  void theYearIsForDocumentsThatDoNotSayTheirs() throws IOException {
    String silent = "清源市水环境治理工作要点\n一、主要目标\n新建污水管网120公里。\n";
    Path file = file("要点.txt", silent);
    assertTrue(Run.of("compile", file).outText().contains("\"period\": null"));
    String dated = Run.of("compile", file, "--year", 2024).outText();
    assertTrue(dated.contains("\"from\": 2024") && dated.contains("\"due\": \"2024\""), dated);
    String saidItself = Run.of("compile", file("b.txt", PLAN), "--year", 2024).outText();
    assertTrue(saidItself.contains("\"from\": 2025"), saidItself);
  }

  @Test
  void aFolderIsMirrored() throws IOException {
    file("in/a.txt", PLAN);
    file("in/清源市/2025.md", PLAN);
    file("in/云溪市/2025.md", PLAN);
    Path out = folder.resolve("out");
    assertEquals(0, Run.of("compile", folder.resolve("in"), "--out", out).status());
    assertEquals("[a.json, 云溪市/2025.json, 清源市/2025.json]", contents(out).keySet().toString());
  }

  @Test
  void filesGoStraightIntoTheOutputFolder() throws IOException {
    Path out = folder.resolve("new/out");
    Run run = Run.of("compile", file("x/a.txt", PLAN), file("y/b.txt", PLAN), "--out", out);
    assertEquals(0, run.status());
    assertEquals("[a.json, b.json]", contents(out).keySet().toString());
  }

  @Test
  void documentsOfOneNameKeepTheirExtensions() throws IOException {
    file("in/a.txt", PLAN);
    file("in/A.md", PLAN);
    file("in/b.txt", PLAN);
    Path out = folder.resolve("out");
    assertEquals(0, Run.of("compile", folder.resolve("in"), "--out", out).status());
    assertEquals("[A.md.json, a.txt.json, b.json]", contents(out).keySet().toString());
  }

  @Test
  void twoFilesForOneTargetAreRefusedBeforeAnythingIsWritten() throws IOException {
    Path out = folder.resolve("out");
    Run run = Run.of("compile", file("x/a.txt", PLAN), file("y/a.txt", PLAN), "--out", out);
    assertEquals(2, run.status());
    assertTrue(contents(out).isEmpty());
  }

  @Test
  void aFileNamedTwiceIsCompiledOnce() throws IOException {
    Path plan = file("x/a.txt", PLAN);
    Path out = folder.resolve("out");
    Run run = Run.of("compile", plan, folder.resolve("x"), "--out", out);
    assertEquals(0, run.status());
    assertEquals("[a.json]", contents(out).keySet().toString());
  }

  @Test
  void aResultNeverReplacesADocument() throws IOException {
    Path plan = file("a.txt", PLAN);
    assertEquals(2, Run.of("compile", plan, "--format", "text", "--out", folder).status());
    assertEquals(PLAN, Files.readString(plan));
  }

  @Test
  void resultsBelowTheFolderAreNotCompiledAgain() throws IOException {
    file("in/a.txt", PLAN);
    Path in = folder.resolve("in");
    Path out = in.resolve("out");
    for (int i = 0; i < 2; i++) {
      assertEquals(0, Run.of("compile", in, "--format", "html", "--out", out).status());
    }
    assertEquals("[a.html]", contents(out).keySet().toString());
  }

  @Test
  void aFileThatCannotBeReadLeavesTheOthersUnharmed() throws IOException {
    Path good = file("good.txt", PLAN);
    Path empty = file("empty.txt", "");
    Path missing = folder.resolve("missing.txt");
    Path out = folder.resolve("out");
    Run run = Run.of("compile", missing, good, empty, "--out", out, "--jobs", 3);
    assertEquals(3, run.status());
    assertEquals("[good.json]", contents(out).keySet().toString());
    String[] messages = run.messages().lines().toArray(String[]::new);
    assertEquals(2, messages.length, run.messages());
    assertTrue(messages[0].contains("missing.txt: 找不到文件"), messages[0]);
    assertTrue(messages[0].contains("no file"), messages[0]);
    assertTrue(messages[1].contains("empty.txt: "), messages[1]);
  }

  @Test
  void aSingleFileThatCannotBeReadIsStatus3() {
    Run run = Run.of("compile", folder.resolve("missing.txt"));
    assertEquals(3, run.status());
    assertEquals("", run.outText());
  }

  @Test
  void aFolderWithoutDocumentsIsSaid() throws IOException {
    file("in/photo.jpg", "x");
    Run run = Run.of("compile", folder.resolve("in"), "--out", folder.resolve("out"));
    assertEquals(3, run.status());
    assertTrue(run.messages().contains("no document"), run.messages());
  }

  @Test
  void aFileOverTheLimitIsRefusedUnread() throws IOException {
    Path large = file("large.txt", "");
    try (var channel = Files.newByteChannel(large, java.nio.file.StandardOpenOption.WRITE)) {
      channel.position(DocumentReaders.MOST_BYTES);
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {'x'}));
    }
    Run run = Run.of("compile", large);
    assertEquals(3, run.status());
    assertTrue(run.messages().contains("200 MB"), run.messages());
  }

  @Test
  void theNumberOfJobsChangesNothing() throws IOException {
    for (int i = 0; i < 24; i++) {
      file("in/%02d.txt".formatted(i), i % 5 == 0 ? "" : PLAN.repeat(i));
    }
    Path one = folder.resolve("one");
    Path many = folder.resolve("many");
    Run alone = Run.of("compile", folder.resolve("in"), "--out", one, "--jobs", 1);
    Run together = Run.of("compile", folder.resolve("in"), "--out", many, "--jobs", 8);
    assertEquals(3, alone.status());
    assertEquals(alone.status(), together.status());
    assertEquals(alone.messages(), together.messages());
    assertEquals(19, contents(one).size());
    assertEquals(contents(one), contents(many));
  }

  @Test
  void everyFormatIsWritten() throws IOException {
    Path plan = file("a.txt", PLAN);
    Path out = folder.resolve("out");
    for (String format : new String[] {"json", "xlsx", "HTML", "text"}) {
      assertEquals(0, Run.of("compile", plan, "--format", format, "--out", out).status());
    }
    assertEquals("[a.html, a.json, a.txt, a.xlsx]", contents(out).keySet().toString());
    assertEquals(PLAN, Files.readString(out.resolve("a.txt")));
  }

  @Test
  void eachNumberIsExplained() throws IOException {
    Path plan = file("a.txt", PLAN);
    Run run = Run.of("compile", plan, "--explain");
    assertEquals(0, run.status());
    String target = run.outText().lines().filter(l -> l.contains("120公里")).findFirst().orElse("");
    assertTrue(target.startsWith("3:"), run.outText());
    assertTrue(target.contains("said in a plan; metric = "), target);
    Path out = folder.resolve("out");
    assertEquals(0, Run.of("compile", plan, "--explain", "--out", out).status());
    assertEquals("[a.rules.txt]", contents(out).keySet().toString());
  }

  @Test
  void aWorkbookIsNotPrintedOnATerminal() throws IOException {
    Path plan = file("a.txt", PLAN);
    assertEquals(2, Run.onTerminal("compile", plan, "--format", "xlsx").status());
    assertEquals(0, Run.of("compile", plan, "--format", "xlsx").status());
  }

  @Test
  void progressIsForATerminalOnly() throws IOException {
    file("in/a.txt", PLAN);
    file("in/b.txt", PLAN);
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    assertEquals("", Run.of("compile", in, "--out", out).messages());
    String seen = Run.onTerminal("compile", in, "--out", out).messages();
    assertTrue(seen.contains("2/2 个文件 files"), seen);
  }

  @Test
  void nothingHalfWrittenIsLeftBehind() throws IOException {
    Path out = folder.resolve("out");
    // A folder stands where the result should go.
    Files.createDirectories(out.resolve("a.json/x"));
    Run run = Run.of("compile", file("a.txt", PLAN), file("b.txt", PLAN), "--out", out);
    assertEquals(3, run.status());
    assertTrue(Files.isRegularFile(out.resolve("b.json")));
    try (Stream<Path> files = Files.list(out)) {
      assertFalse(files.anyMatch(path -> path.toString().endsWith(".tmp")));
    }
  }

  private Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /** Every file below a folder, by its path there. */
  private static SortedMap<String, String> contents(Path root) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        contents.put(
            root.relativize(file).toString().replace('\\', '/'),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
