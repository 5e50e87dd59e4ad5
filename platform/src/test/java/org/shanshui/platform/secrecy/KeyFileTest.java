package org.shanshui.platform.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.database.DatabaseException;

class KeyFileTest {
  @TempDir private Path folder;

  @Test
  void itIsItsOwnersAloneAndHoldsAKeyOf256Bits() throws IOException {
    Path file = folder.resolve("new/personal.key");
    KeyFile.make(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList())
        .singleElement()
        .asString()
        .matches("[0-9a-f]{64}");
    assertThat(KeyFile.ids(file)).hasSize(1);
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void ofSeveralKeysTheLastIsTheNewest() throws IOException {
    Path file = folder.resolve("personal.key");
    KeyFile.make(file);
    String first = KeyFile.read(file).newest().id();
    Files.writeString(file, "\n" + "ab".repeat(32) + "\n", StandardOpenOption.APPEND);
    Keys keys = KeyFile.read(file);
    assertThat(keys.ids()).hasSize(2).first().isEqualTo(first);
    assertThat(keys.newest().id()).isNotEqualTo(first);
  }

  @Test
  void whatIsNoKeyIsToldByItsLine() throws IOException {
    Path file = folder.resolve("personal.key");
    Files.writeString(file, "# ours\n" + "ab".repeat(31) + "\n");
    assertThatThrownBy(() -> KeyFile.read(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("第 2 行不是密钥")
        .hasMessageContaining("line 2");
    Files.writeString(file, "# ours\n");
    assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("holds none");
    assertThat(KeyFile.ids(folder.resolve("none"))).isEmpty();
  }

  @Test
  void itLiesBesideTheDatabaseUnlessToldOtherwise() {
    assertThat(KeyFile.of(Map.of("SHANSHUI_DATA", "/var/lib/shanshui")))
        .isEqualTo(Path.of("/var/lib/shanshui/personal.key"));
    assertThat(KeyFile.of(Map.of("SHANSHUI_KEY_FILE", "/etc/shanshui.key")))
        .isEqualTo(Path.of("/etc/shanshui.key"));
  }
}
