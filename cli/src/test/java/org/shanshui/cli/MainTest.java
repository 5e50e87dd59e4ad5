package org.shanshui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void helpNamesEveryCommandInBothLanguages() {
    Run run = Run.of("help");
    assertEquals(0, run.status());
    assertTrue(run.text().contains("规划文本") && run.text().contains("plan documents"), run.text());
    for (String command :
        new String[] {
          "compile", "consistency", "serve", "demo", "audit", "test", "version", "help"
        }) {
      assertTrue(run.text().contains("\n  " + command + " "), command);
    }
  }

  @Test
  void helpOfACommandNamesItsOptions() {
    Run run = Run.of("help", "compile");
    assertEquals(0, run.status());
    for (String option : new String[] {"--format", "--out", "--jobs", "--year"}) {
      assertTrue(run.text().contains(option), option);
    }
  }

  @Test
  void versionGoesToStandardOutput() {
    Run run = Run.of("version");
    assertEquals(0, run.status());
    assertTrue(run.text().startsWith("shanshui "), run.text());
  }

  @Test
  void helpAndVersionAreOptionsToo() {
    assertEquals(Run.of("help").text(), Run.of("--help").text());
    assertEquals(Run.of("help", "compile").text(), Run.of("compile", "-h").text());
    assertEquals(Run.of("version").text(), Run.of("--version").text());
    assertEquals(0, Run.of("--help").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "complie",
        "compile",
        "compile --jobs 0 a.txt --out o",
        "compile --jobs many a.txt --out o",
        "compile --format pdf a.txt",
        "compile --year 25 a.txt",
        "compile --output o a.txt",
        "compile a.txt b.txt",
        "compile a.txt --format json,html",
        "consistency",
        "consistency a.txt",
        "consistency a.txt b.txt --format xlsx",
      })
  void badUsageIsStatus2AndPointsToHelp(String line) {
    Run run = line.isEmpty() ? Run.of() : Run.of((Object[]) line.split(" "));
    assertEquals(2, run.status());
    assertTrue(run.messages().contains("./shanshui help"), run.messages());
    assertEquals("", run.outText());
  }
}
