package org.shanshui.platform.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.packkit.BadPackException;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.pack.PackSource;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.commitments.lights.LightRules;

/** Packs that the product has never seen, beside and in place of those of the release. */
public class PackTest {
  /** A kind of case with attributes of all types that forms take, and stricter lights. */
  public static final Path MADE_UP = Path.of("src/test/resources/made-up-packs");

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  /** Those of the release and of a folder. */
  public static Packs with(Path folder) {
    return Packs.load(
        List.of(
            PackSource.resources(PackTest.class.getClassLoader(), "packs"),
            PackSource.folder(folder)),
        ReleasePacks.KINDS);
  }

  @Test
  void theyLoadAndTheirExamplesComeOut() {
    Packs packs = with(MADE_UP);
    assertThat(packs.examine()).isEmpty();
    assertThat(packs.withoutExample()).isEmpty();
    assertThat(packs.on(DAY, Kind.FILES).keySet())
        .containsExactly("inspection", "instruction", "noise", "report", "supervision");
    assertThat(packs.on(DAY, LightRules.FILES).keySet()).containsExactly("strict");
  }

  @Test
  void whatIsWrongWithThemIsToldByLineAndColumnAllAtOnce(@TempDir Path folder) throws IOException {
    copy(MADE_UP, folder);
    spoil(folder, "noise/kinds/noise.yaml", "codes: sources", "codes: sorts");
    spoil(folder, "noise/codes/sources.yaml", "key: works", "key: traffic");
    spoil(folder, "strict/lights/strict.yaml", "lag > 0 :", "lagg > 0 :");
    spoil(folder, "strict/natures/all.yaml", "gives: SUM", "gives: TOTAL");
    spoil(folder, "noise/examples/noise.yaml", "of: codes/sources", "of: codes/sorts");
    spoil(folder, "strict/pack.yaml", "in_force_from: 2015-01-01", "in_force_from: 2015-02-29");
    assertThatThrownBy(() -> with(folder))
        .isInstanceOfSatisfying(
            BadPackException.class,
            e ->
                assertThat(e.faults().stream().map(f -> at(f, folder)))
                    .containsExactly(
                        "noise/codes/sources.yaml:4:11 the code traffic occurs twice",
                        "noise/examples/noise.yaml:10:7 the pack has no codes/sorts.yaml",
                        "noise/kinds/noise.yaml:10:60 there is no list of codes sorts",
                        "strict/lights/strict.yaml:3:50 there is no input or function lagg",
                        "strict/natures/all.yaml:2:22 there is no grade TOTAL",
                        "strict/pack.yaml:5:16 there is no such day"));
  }

  private static String at(Fault fault, Path folder) {
    return fault.place().toString().substring(folder.toString().length() + 1)
        + " "
        + fault.what().english();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  private static void spoil(Path folder, String file, String good, String bad) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(good);
    Files.writeString(folder.resolve(file), text.replace(good, bad));
  }
}
