package org.shanshui.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.pack.PackSource;
import org.shanshui.packkit.pack.Packs;

/** The made-up pack of wells, and a world for it. */
final class Wells {
  static final FileKind<RecordType> TYPES =
      RecordType.files("records", Set.of("KEEPER", "PLANNER"));
  static final List<FileKind<?>> KINDS = List.of(CodeList.FILES, TYPES);
  static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  static final Known WORLD =
      new Known() {
        @Override
        public LocalDate today() {
          return DAY;
        }

        @Override
        public boolean region(String code) {
          return code.equals("331001");
        }

        @Override
        public boolean unit(String id) {
          return id.equals("7");
        }

        @Override
        public boolean person(String id) {
          return id.equals("8");
        }

        @Override
        public boolean file(String id, Set<String> sorts) {
          return id.startsWith("9") && sorts.equals(Set.of("picture"));
        }

        @Override
        public boolean record(String type, String id) {
          return type.equals("spring") && id.equals("5");
        }
      };

  private Wells() {}

  static Packs packs() {
    return Packs.load(List.of(PackSource.resources(Wells.class.getClassLoader(), "packs")), KINDS);
  }

  static RecordType type() {
    return packs().find(DAY, TYPES, "well").orElseThrow();
  }

  static String text(String file) {
    try (InputStream in = Wells.class.getResourceAsStream("/packs/wells/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pack with another text for the type. */
  static Packs with(String type) {
    Map<String, byte[]> files = new HashMap<>();
    for (String file : List.of("pack.yaml", "codes/water.yaml")) {
      files.put("wells/" + file, text(file).getBytes(UTF_8));
    }
    files.put("wells/records/well.yaml", type.getBytes(UTF_8));
    return Packs.load(List.of(PackSource.of("packs/", files)), KINDS);
  }
}
