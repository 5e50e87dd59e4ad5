package org.shanshui.platform.cases.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.packs.ReleasePacks;

/**
 * The diagram in the documentation is the one that the code draws. To draw it anew, run this test
 * with {@code -Ddocs.write=true}.
 */
class DiagramTest {
  private static final Path DOCUMENT = Path.of("../docs/case-states.md");

  @Test
  void theDocumentShowsTheStatesAsTheCodeHasThem() throws IOException {
    String drawn = document();
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(DOCUMENT, drawn);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("docs/case-states.md is stale: run DiagramTest with -Ddocs.write=true")
        .isEqualTo(drawn);
  }

  private static String document() {
    Diagram diagram =
        new Diagram(
            ReleasePacks.kinds().get("inspection"),
            new Timekeeper(ReleasePacks.calendar(), ZoneId.of("Asia/Shanghai")),
            Instant.parse("2025-03-03T01:00:00Z"));
    String staying =
        diagram.staying().entrySet().stream()
            .map(e -> "| " + e.getKey() + " | " + String.join("、", e.getValue()) + " |\n")
            .collect(Collectors.joining());
    return """
        # States of a case · 案件状态

        Drawn by `DiagramTest` from the code: every step is taken from every state. Who may take a step, and within what limits, the
        files of kinds in `packs/cases/kinds` say. Nothing leads to 已办结 but 核查（通过）, by somebody who neither handled
        nor judged the case; `LoopTest` holds the code to that over random sequences of steps.

        ```mermaid
        %s```

        Steps that leave a case in its state are on record like all others:

        | state | steps |
        |---|---|
        %s"""
        .formatted(diagram.mermaid(), staying);
  }
}
