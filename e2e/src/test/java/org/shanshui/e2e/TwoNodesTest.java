package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two processes on one database are one application. */
class TwoNodesTest {

  @Test
  void sessionsSubmissionsAndChangesAreShared() throws Exception {
    House first = House.openPeopled();
    Path folder = Files.createTempDirectory(Path.of("target", "house"), "second");
    House second = House.open(folder, "demo --scale 0", first.databaseSettings());
    try {
      Program here = Program.of(first.address(), "inspector");
      Program there = here.at(second.address());
      assertThat(there.get("/api/cases").status())
          .as("signed in at one, signed in at both")
          .isEqualTo(200);

      // The same submission at both at once, many times over: each is done once, and both get the
      // same answer.
      ExecutorService workers = Executors.newFixedThreadPool(8);
      List<List<Future<Program.Answer>>> pairs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Program.Submission opening =
            Program.Submission.of("POST", "/api/cases", Program.finding("双节点 " + i));
        pairs.add(
            List.of(
                workers.submit(() -> here.submit(opening)),
                workers.submit(() -> there.submit(opening))));
      }
      List<Long> ids = new ArrayList<>();
      for (List<Future<Program.Answer>> pair : pairs) {
        Program.Answer one = pair.get(0).get();
        Program.Answer other = pair.get(1).get();
        assertThat(one.status()).as(one.body()).isEqualTo(201);
        assertThat(other.body()).isEqualTo(one.body());
        assertThat(one.replayed()).as("one of the two was done").isNotEqualTo(other.replayed());
        ids.add(one.json().get("id").getAsLong());
      }
      assertThat(ids).doesNotHaveDuplicates();

      // Two people act on the same case from the same version: one is told that the other was
      // first.
      long id = ids.get(0);
      int version = here.get("/api/cases/" + id).json().get("version").getAsInt();
      Map<String, Object> judgement =
          Map.of("step", "judge", "founded", true, "text", "属实", "version", version);
      Future<Program.Answer> a =
          workers.submit(() -> here.post("/api/cases/" + id + "/steps", judgement));
      Future<Program.Answer> b =
          workers.submit(() -> there.post("/api/cases/" + id + "/steps", judgement));
      assertThat(List.of(a.get().status(), b.get().status())).containsExactlyInAnyOrder(200, 409);
      workers.shutdown();

      // What one changes, the other shows.
      assertThat(there.get("/api/cases/" + id).json().getAsJsonArray("steps")).hasSize(1);
    } finally {
      second.stop();
      first.stop();
    }
  }
}
