package org.shanshui.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kept city is used only where all that goes into a city is as it was. */
class IngredientsTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("SHANSHUI_PORT", "8080");
  private static final Map<String, String> SETTINGS = Map.of("user.dir", "/here");

  @TempDir private Path folder;
  private Path program;
  private Path samples;

  @BeforeEach
  void lay() throws IOException {
    program = Files.createDirectories(folder.resolve("dist/lib")).getParent();
    samples = Files.createDirectories(folder.resolve("samples"));
    pack("shanshui-platform.jar", "db/migration/V1__base.sql", "create table a ();", 0);
    pack("lib/compiler.jar", "rules.txt", "市政府", 0);
    Files.writeString(samples.resolve("计划.txt"), "新建公园3个。");
  }

  private void pack(String jar, String entry, String content, int second) throws IOException {
    try (OutputStream file = Files.newOutputStream(program.resolve(jar));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      ZipEntry one = new ZipEntry(entry);
      one.setLastModifiedTime(
          FileTime.from(Instant.parse("2026-11-30T10:00:00Z").plusSeconds(second)));
      zip.putNextEntry(one);
      zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private String digest() throws IOException {
    return Ingredients.digest(program, samples, 1, ENVIRONMENT, SETTINGS);
  }

  @Test
  void theSameSourcesPackedAnewAreTheSame() throws IOException {
    String before = digest();
    pack("shanshui-platform.jar", "db/migration/V1__base.sql", "create table a ();", 60);
    assertThat(digest()).isEqualTo(before).matches("[0-9a-f]{64}");
  }

  @Test
  void anotherPlaceAndPortAreTheSame() throws IOException {
    assertThat(
            Ingredients.digest(
                program,
                samples,
                1,
                Map.of(
                    "SHANSHUI_PORT",
                    "8081",
                    "SHANSHUI_ADDRESS",
                    "http://localhost:8081",
                    "SHANSHUI_DATA",
                    "/there",
                    "HOME",
                    "/root"),
                Map.of("user.dir", "/there", "shanshui.samples", "/there/samples")))
        .isEqualTo(digest());
  }

  @Test
  void aChangedRuleMigrationLibraryOrSampleMakesAnother() throws IOException {
    String before = digest();
    pack("lib/compiler.jar", "rules.txt", "市人民政府", 0);
    String rule = digest();
    pack("shanshui-platform.jar", "db/migration/V1__base.sql", "create table b ();", 0);
    String migration = digest();
    Files.move(program.resolve("lib/compiler.jar"), program.resolve("lib/compiler-2.jar"));
    String library = digest();
    Files.writeString(samples.resolve("计划.txt"), "新建公园4个。");
    assertThat(digest()).isNotIn(before, rule, migration, library);
    assertThat(rule).isNotEqualTo(before);
    assertThat(migration).isNotEqualTo(rule);
    assertThat(library).isNotEqualTo(migration);
  }

  @Test
  void anotherSizeOrSettingMakesAnother() throws IOException {
    assertThat(Ingredients.digest(program, samples, 2, ENVIRONMENT, SETTINGS))
        .isNotEqualTo(digest());
    assertThat(
            Ingredients.digest(
                program, samples, 1, ENVIRONMENT, Map.of("shanshui.sample-cases", "5")))
        .isNotEqualTo(digest());
    assertThat(
            Ingredients.digest(
                program, samples, 1, Map.of("SHANSHUI_ADMINISTRATORS", "three"), SETTINGS))
        .isNotEqualTo(digest());
  }
}
