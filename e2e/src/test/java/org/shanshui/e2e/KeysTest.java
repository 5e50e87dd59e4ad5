package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A backup does not hold the key of personal data, says so, and opens with it and not without. */
class KeysTest {
  @Test
  void aBackupOpensWithItsKeyOnly() throws Exception {
    House house = House.openPeopled();
    String mobile = mobile(house);
    Path key = house.data().resolve("personal.key");
    Path backup = house.data().resolveSibling(house.data().getFileName() + "-backup");
    assertThat(House.told(house.data(), "backup " + backup.toAbsolutePath()))
        .startsWith("0")
        .contains("the key of personal data", "is not in it: it is " + key.toAbsolutePath());
    house.stop();
    assertThat(backup.resolve("postgres")).exists();
    assertThat(backup.resolve("personal.key")).doesNotExist();

    Path elsewhere = Files.createTempDirectory(Path.of("target", "house"), "restored");
    assertThat(House.told(elsewhere, "restore " + backup.toAbsolutePath()))
        .startsWith("0")
        .contains(
            "personal data need the key",
            elsewhere.resolve("personal.key").toAbsolutePath().toString());
    assertThatThrownBy(() -> House.open(elsewhere, "demo --scale 0", Map.of()))
        .hasMessageContaining("请从另存的副本（或另一节点）放回该文件")
        .hasMessageContaining("put the file back from its copy or from another node");

    Files.copy(key, elsewhere.resolve("personal.key"));
    House opened = House.open(elsewhere, "demo --scale 0", Map.of());
    try {
      assertThat(mobile(opened)).isEqualTo(mobile);
    } finally {
      opened.stop();
    }
  }

  /** Of the first person who has one, in full. */
  private static String mobile(House house) throws Exception {
    Program administrator = Program.of(house.address(), "cityadmin");
    for (var item :
        administrator.get("/api/people?limit=50").json().getAsJsonArray("items").asList()) {
      JsonObject person =
          administrator.get("/api/people/" + item.getAsJsonObject().get("id")).json();
      if (!person.get("mobile").getAsString().isEmpty()) {
        return person.get("mobile").getAsString();
      }
    }
    throw new AssertionError("nobody has a mobile");
  }
}
