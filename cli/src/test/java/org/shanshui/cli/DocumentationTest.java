package org.shanshui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point to is there. */
class DocumentationTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern CLASS =
      Pattern.compile("`(language|compiler|cli)((?:\\.[a-z]+)*)\\.([A-Z]\\w*)(?:\\.([A-Z]\\w*))?`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+)");

  @Test
  void everyClassNamedExists() throws IOException {
    int named = 0;
    List<String> missing = new ArrayList<>();
    for (Path document : documents()) {
      Matcher name = CLASS.matcher(Files.readString(document));
      while (name.find()) {
        named++;
        if (!exists(name)) {
          missing.add(document + ": " + name.group());
        }
      }
    }
    assertFalse(named == 0, "no class is named in any document");
    assertEquals(List.of(), missing);
  }

  @Test
  void everyLinkToAFileLeadsToOne() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        if (!URI.create(link.group(1)).isAbsolute()
            && !Files.exists(document.resolveSibling(link.group(1)))) {
          broken.add(document + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean exists(Matcher name) throws IOException {
    return exists(name, "main") || exists(name, "test");
  }

  private static boolean exists(Matcher name, String sources) throws IOException {
    String path =
        (name.group(1) + "/src/" + sources + "/java/org/shanshui/" + name.group(1) + name.group(2))
            .replace('.', '/');
    Path source = HOME.resolve(path).resolve(name.group(3) + ".java");
    if (!Files.exists(source)) {
      return false;
    }
    return name.group(4) == null
        || Pattern.compile("(?:class|enum|record|interface) " + name.group(4) + "\\b")
            .matcher(Files.readString(source))
            .find();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String name :
        List.of("README.md", "README.zh-CN.md", "accuracy/README.md", "samples/README.md")) {
      documents.add(HOME.resolve(name));
    }
    try (Stream<Path> files = Files.walk(HOME.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    return documents;
  }
}
