package org.shanshui.platform;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The direct sub-packages are the architecture; they reach each other only through their faces. */
class ModuleStructureTest {
  private static final ApplicationModules MODULES =
      ApplicationModules.of(PlatformApplication.class);
  private static final Path CODE = Path.of("src/main/java/org/shanshui/platform");

  /** From the ground up: a module knows those of its own floor and of the floors below. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("refusal", "access", "database", "packs", "secrecy"),
          Set.of("web", "calendar", "subjects", "files", "listing", "workbook", "audit"),
          Set.of("directory"),
          Set.of("notices", "documents", "indicators", "forms"),
          Set.of("plans", "cases", "collection", "registers"),
          Set.of("commitments"),
          Set.of("supervision", "publication"),
          Set.of("sample"));

  /**
   * Whose names stand in the lists of all: their tables are joined for that, and changed by the
   * directory alone.
   */
  private static final Set<String> JOINED_FOR_NAMES = Set.of("region", "unit", "person");

  private static final Pattern TEXT =
      Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"");
  private static final Pattern READS = Pattern.compile("\\b(?:from|join)\\s+([a-z_]+)\\b");
  private static final Pattern WRITES =
      Pattern.compile("\\b(?:insert into|update|delete from)\\s+([a-z_]+)\\b");

  @Test
  void modulesKeepToTheirFaces() {
    MODULES.verify();
  }

  @Test
  void everyModuleSaysWhomItKnows() throws ClassNotFoundException {
    List<String> silent = new ArrayList<>();
    for (String module : modules()) {
      Class<?> page = Class.forName("org.shanshui.platform." + module + ".package-info");
      if (page.getAnnotation(ApplicationModule.class) == null) {
        silent.add(module);
      }
    }
    assertThat(silent).as("modules without allowedDependencies in package-info.java").isEmpty();
  }

  @Test
  void noModuleKnowsAFloorAboveItsOwn() throws ClassNotFoundException {
    Map<String, Integer> floors = new HashMap<>();
    for (int i = 0; i < FLOORS.size(); i++) {
      for (String module : FLOORS.get(i)) {
        floors.put(module, i);
      }
    }
    assertThat(floors.keySet()).isEqualTo(modules());
    List<String> upward = new ArrayList<>();
    for (String module : modules()) {
      Class<?> page = Class.forName("org.shanshui.platform." + module + ".package-info");
      for (String known : page.getAnnotation(ApplicationModule.class).allowedDependencies()) {
        if (floors.get(known.replaceAll(" ::.*", "")) > floors.get(module)) {
          upward.add(module + " knows " + known);
        }
      }
    }
    assertThat(upward).isEmpty();
  }

  @Test
  void aTableLivesInOneModule() {
    Map<String, Set<String>> homes = new TreeMap<>();
    for (String module : modules()) {
      String sql = texts(CODE.resolve(module));
      WRITES
          .matcher(sql)
          .results()
          .map(ModuleStructureTest::table)
          .forEach(table -> homes.computeIfAbsent(table, t -> new TreeSet<>()).add(module));
      READS
          .matcher(sql)
          .results()
          .map(ModuleStructureTest::table)
          .filter(table -> !JOINED_FOR_NAMES.contains(table))
          .forEach(table -> homes.computeIfAbsent(table, t -> new TreeSet<>()).add(module));
    }
    Set<String> tables = tables();
    homes.keySet().retainAll(tables);
    assertThat(homes).as("what the pattern finds").hasSizeGreaterThan(60);
    assertThat(
            homes.entrySet().stream()
                .filter(home -> home.getValue().size() > 1)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)))
        .as("tables that several modules read or write")
        .isEmpty();
  }

  /** {@code docs/modules} shows each module's face, its beans and events, as they are now. */
  @Test
  void thePagesOfModulesAreTrue() {
    Path fresh = Path.of("target/modules");
    new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(fresh.toString()))
        .writeModuleCanvases();
    assertThat(pages(Path.of("../docs/modules")))
        .as("run: cp platform/target/modules/* docs/modules/")
        .isEqualTo(pages(fresh));
  }

  private static Map<String, List<String>> pages(Path folder) {
    try (Stream<Path> pages = Files.list(folder)) {
      return new TreeMap<>(
          // The order in which classes are found is the file system's own.
          pages.collect(
              toMap(
                  page -> page.getFileName().toString(),
                  page -> text(page).lines().sorted().toList())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table(MatchResult found) {
    return found.group(1);
  }

  private static Set<String> modules() {
    try (Stream<Path> folders = Files.list(CODE)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .collect(TreeSet::new, Set::add, Set::addAll);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String texts(Path module) {
    StringBuilder texts = new StringBuilder();
    for (Path file : files(module, ".java")) {
      TEXT.matcher(text(file)).results().forEach(one -> texts.append(one.group()).append('\n'));
    }
    return texts.toString();
  }

  private static Set<String> tables() {
    Set<String> tables = new TreeSet<>();
    for (Path file : files(Path.of("src/main/resources/db/migration"), ".sql")) {
      Pattern.compile("create table ([a-z_]+)")
          .matcher(text(file))
          .results()
          .forEach(one -> tables.add(one.group(1)));
    }
    return tables;
  }

  private static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
