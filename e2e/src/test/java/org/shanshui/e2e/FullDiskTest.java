package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.e2e.Program.Answer;
import org.shanshui.e2e.Program.Submission;

/**
 * The disk fills up: what cannot be kept is refused in plain words, what was acknowledged is there,
 * and all goes on as soon as there is room. The disk is a small one of its own, which only root may
 * mount; for others this is left out.
 */
class FullDiskTest {
  private static final int MEGABYTE = 1 << 20;
  private static final String FULL = "urn:shanshui:refusal:web.disk-full";

  private Path disk;
  private House house;

  @BeforeEach
  void aSmallDisk() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "house"));
    disk = Files.createTempDirectory(folder, "disk");
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString()) == 0,
        "A disk can be mounted");
  }

  @AfterEach
  void away() throws IOException, InterruptedException {
    try {
      if (house != null) {
        house.stop();
      }
    } finally {
      // Says so where none was mounted.
      run("umount", disk.toString());
    }
    Files.delete(disk);
  }

  @Test
  void whatTheDatabaseCannotWriteIsRefusedAndDoneOnceThereIsRoom() throws Exception {
    house = House.open(disk, "demo --scale 0", Map.of("SHANSHUI_DISK_RESERVE", "0B"));
    Program inspector = Program.of(house.address(), "inspector");
    Map<Long, String> opened = new HashMap<>();
    fill(0);
    List<Submission> refused = new ArrayList<>();
    for (int i = 0; i < 1000 && refused.size() < 20; i++) {
      String title = "满盘" + i;
      Submission finding = Submission.of("POST", "/api/cases", Program.finding(title));
      Answer answer = inspector.submit(finding);
      if (answer.status() == 201) {
        opened.put(id(answer), title);
      } else {
        assertThat(answer.status()).as(answer.body()).isEqualTo(507);
        assertThat(answer.body()).contains(FULL);
        refused.add(finding);
      }
    }
    assertThat(refused).hasSize(20);
    assertThat(inspector.get("/api/cases").status()).isEqualTo(200);

    // As it ends by itself when it cannot write its log, and cannot start while that is so.
    house.killDatabase();
    Thread.sleep(5000);
    assertThat(inspector.finds("/api/cases")).isFalse();
    free();
    Instant latest = Instant.now().plus(Duration.ofMinutes(5));
    while (!inspector.finds("/api/cases")) {
      assertThat(Instant.now()).as("The database is back").isBefore(latest);
      Thread.sleep(500);
    }
    for (Submission finding : refused) {
      Answer first = inspector.submit(finding);
      assertThat(first.status()).as(first.body()).isEqualTo(201);
      assertThat(first.replayed()).isFalse();
      assertThat(inspector.submit(finding).body()).isEqualTo(first.body());
    }
    for (Map.Entry<Long, String> each : opened.entrySet()) {
      assertThat(inspector.get("/api/cases/" + each.getKey()).body()).contains(each.getValue());
    }
    assertThat(house.run("audit verify")).isZero();
  }

  @Test
  void belowTheReserveChangesAreRefusedAndReadingAndSigningInGoOn() throws Exception {
    house = House.open(disk, "demo --scale 0", Map.of());
    Program inspector = Program.of(house.address(), "inspector");
    fill(100 * MEGABYTE);
    Submission finding = Submission.of("POST", "/api/cases", Program.finding("余量不足"));
    Answer refused = inspector.submit(finding);
    assertThat(refused.status()).as(refused.body()).isEqualTo(507);
    assertThat(refused.body()).contains(FULL);
    assertThat(inspector.get("/api/cases").status()).isEqualTo(200);
    assertThat(Program.of(house.address(), "planner").get("/api/cases").status()).isEqualTo(200);

    free();
    assertThat(inspector.submit(finding).status()).isEqualTo(201);
  }

  private void fill(long left) throws IOException {
    FileStore room = Files.getFileStore(disk);
    try (OutputStream ballast = Files.newOutputStream(disk.resolve("ballast"))) {
      byte[] page = new byte[4096];
      while (room.getUsableSpace() > left) {
        ballast.write(page);
      }
    } catch (IOException e) {
      // The house writes too, and may have had the last of it.
      assertThat(room.getUsableSpace()).isZero();
    }
  }

  private void free() throws IOException {
    Files.delete(disk.resolve("ballast"));
  }

  private static long id(Answer answer) {
    return answer.json().get("id").getAsLong();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
