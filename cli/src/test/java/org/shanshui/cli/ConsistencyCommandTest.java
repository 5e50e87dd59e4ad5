package org.shanshui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsistencyCommandTest {
  @TempDir Path folder;

  private Path growth;
  private Path water;

  @BeforeEach
  void plans() throws IOException {
    growth = plan("growth.txt", "城市更新", "湿地保护率达到52%以上");
    water = plan("water.txt", "水环境治理", "湿地保护率达到55%以上");
  }

  @Test
  void contradictionsAreListed() {
    Run run = Run.of("consistency", growth, water);
    assertEquals(0, run.status(), run.messages());
    assertTrue(run.outText().contains("矛盾"), run.outText());
    assertTrue(run.outText().contains("湿地保护率"), run.outText());
  }

  @Test
  void jsonOnRequest() {
    Run run = Run.of("consistency", folder, "--format", "json");
    assertEquals(0, run.status(), run.messages());
    assertTrue(run.outText().contains("shanshui/consistency/2"), run.outText());
    assertTrue(run.outText().contains("compatible"), run.outText());
  }

  @Test
  void theReadableOnesAreStillCompared() {
    Run run = Run.of("consistency", growth, folder.resolve("missing.txt"), water);
    assertEquals(3, run.status());
    assertTrue(run.messages().contains("missing.txt"), run.messages());
    assertTrue(run.outText().contains("矛盾"), run.outText());
  }

  @Test
  void oneReadableAloneIsStatus3() {
    Run run = Run.of("consistency", growth, folder.resolve("missing.txt"));
    assertEquals(3, run.status());
    assertEquals("", run.outText());
  }

  private Path plan(String name, String field, String sentence) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "清源市%s行动计划（2025—2027年）\n\n一、主要目标\n\n到2027年，%s。\n".formatted(field, sentence));
  }
}
