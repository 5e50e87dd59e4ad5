package org.shanshui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void everyLinkOfTheIndexLeadsToAFile() throws IOException {
    Path samples = Files.createDirectories(folder.resolve("samples"));
    Files.writeString(samples.resolve("清源市 100% #1.txt"), "一、总体要求\n新增绿地30公顷。\n");
    Files.writeString(samples.resolve("b&c.md"), "# 要点\n\n新增绿地12公顷。\n");
    Files.writeString(samples.resolve("README.md"), "# About the samples\n");
    Path out = folder.resolve("out");
    Run run = Run.of("demo", "--samples", samples, "--out", out);
    assertEquals(0, run.status(), run.messages());
    Path index = out.resolve("index.html");
    assertTrue(run.text().contains(index.toString()), run.text());
    Matcher link = Pattern.compile("href=\"([^\"]*)\"").matcher(Files.readString(index));
    int links = 0;
    while (link.find()) {
      URI target = index.toUri().resolve(URI.create(link.group(1).replace("&amp;", "&")));
      assertTrue(Files.isRegularFile(Path.of(target)), target.toString());
      links++;
    }
    assertEquals(6, links);
  }

  @Test
  void withoutSamplesItSaysSo() {
    Run run = Run.of("demo", "--samples", folder.resolve("none"), "--out", folder.resolve("out"));
    assertEquals(2, run.status());
    assertTrue(run.messages().contains("--samples"), run.messages());
  }
}
