package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The application, and every second time its database too, is killed in the midst of work: what was
 * acknowledged is there afterwards, nothing is half done, and who asks again with the same key gets
 * it done once. Rounds: {@code -Dshanshui.faults=20}.
 */
@Tag("unproven")
class FaultsTest {
  private static final int WORKERS = 4;

  /** A change that was sent and not acknowledged when the lights went out. */
  private record Unanswered(String path, Map<String, Object> content, String key) {}

  private final Map<Long, List<String>> acknowledged = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();

  @Test
  void nothingAcknowledgedIsLostAndNothingIsHalfDone() throws Exception {
    int rounds = Integer.getInteger("shanshui.faults", 2);
    Random random = new Random(42);
    House house = House.openPeopled();
    try {
      Program inspector = Program.of(house.address(), "inspector");
      for (int round = 1; round <= rounds; round++) {
        int before = acknowledged.size();
        workUntilKilled(house, inspector, 1500 + random.nextInt(3000), round % 2 == 0);
        house.reopen();
        askAgain(inspector);
        assertThat(acknowledged.size())
            .as("work was done in round %d", round)
            .isGreaterThan(before);
        for (Map.Entry<Long, List<String>> each : acknowledged.entrySet()) {
          assertThat(textsOf(inspector, each.getKey()))
              .as("steps of case %d after round %d", each.getKey(), round)
              .containsExactlyElementsOf(each.getValue());
        }
      }
    } finally {
      house.stop();
    }
  }

  private void workUntilKilled(
      House house, Program inspector, int milliseconds, boolean databaseToo) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    List<Future<?>> work = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      Callable<Void> worker =
          () -> {
            while (handleOneCase(inspector)) {
              // On to the next, until nobody answers any more.
            }
            return null;
          };
      work.add(workers.submit(worker));
    }
    Thread.sleep(milliseconds);
    house.kill(databaseToo);
    workers.shutdown();
    assertThat(workers.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
    for (Future<?> each : work) {
      each.get();
    }
  }

  /** Whether the application still answers. */
  private boolean handleOneCase(Program inspector) throws InterruptedException {
    String mark = UUID.randomUUID().toString();
    Map<String, Object> opening =
        Map.of(
            "kind",
            "inspection",
            "title",
            "断电试验 " + mark,
            "description",
            mark,
            "fields",
            Map.of("place", "试验点"),
            "region_code",
            "990101",
            "suggested_leads",
            List.of());
    Program.Answer opened = change(inspector, "/api/cases", opening);
    if (opened == null) {
      return false;
    }
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    long id = opened.json().get("id").getAsLong();
    acknowledged.put(id, new ArrayList<>(List.of(mark)));
    Map<String, Object> judgement = Map.of("step", "judge", "founded", true, "text", "属实 " + mark);
    Program.Answer judged = change(inspector, "/api/cases/" + id + "/steps", judgement);
    if (judged == null) {
      return false;
    }
    assertThat(judged.status()).as(judged.body()).isEqualTo(200);
    acknowledged.get(id).add("属实 " + mark);
    return true;
  }

  private Program.@org.jspecify.annotations.Nullable Answer change(
      Program program, String path, Map<String, Object> content) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    try {
      Program.Answer answer = program.post(path, content, key);
      if (answer.status() >= 500) {
        // The database is gone and the application not yet: refused, which is not acknowledged.
        unanswered.add(new Unanswered(path, content, key));
        return null;
      }
      return answer;
    } catch (IOException e) {
      unanswered.add(new Unanswered(path, content, key));
      return null;
    }
  }

  /** Who got no answer asks again with the same key, twice: it is done once. */
  private void askAgain(Program inspector) throws IOException, InterruptedException {
    for (Unanswered each; (each = unanswered.poll()) != null; ) {
      Program.Answer first = inspector.post(each.path(), each.content(), each.key());
      Program.Answer second = inspector.post(each.path(), each.content(), each.key());
      assertThat(first.status()).as(first.body()).isLessThan(300);
      assertThat(second.status()).isEqualTo(first.status());
      assertThat(second.replayed()).isTrue();
      assertThat(second.body()).isEqualTo(first.body());
      if (each.path().equals("/api/cases")) {
        String mark = (String) each.content().get("description");
        acknowledged.put(first.json().get("id").getAsLong(), new ArrayList<>(List.of(mark)));
      } else {
        long id = Long.parseLong(each.path().replaceAll("\\D+", ""));
        acknowledged.get(id).add((String) each.content().get("text"));
      }
    }
  }

  /** What was said in the case's steps, in their order. */
  private static List<String> textsOf(Program inspector, long id)
      throws IOException, InterruptedException {
    Program.Answer answer = inspector.get("/api/cases/" + id);
    assertThat(answer.status()).as("case %d is there", id).isEqualTo(200);
    List<String> texts = new ArrayList<>();
    for (JsonElement step : answer.json().getAsJsonArray("steps")) {
      texts.add(step.getAsJsonObject().get("text").getAsString());
    }
    return texts;
  }
}
