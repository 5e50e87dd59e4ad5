package org.shanshui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the READMEs show is what comes out. */
class ReadmeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theWorkedSentenceGivesTheJsonBelowIt(String name) throws IOException {
    String readme = Files.readString(Path.of("..", name));
    Path plan = Files.writeString(folder.resolve("plan.txt"), block(readme, "text"));
    Run run = Run.of("compile", plan);
    assertEquals(0, run.status());
    String shown = block(readme, "json").replaceAll("\\s", "");
    assertTrue(run.outText().replaceAll("\\s", "").contains(shown), run.outText());
  }

  private static String block(String markdown, String language) {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(markdown);
    assertTrue(block.find(), language);
    return block.group(1);
  }
}
