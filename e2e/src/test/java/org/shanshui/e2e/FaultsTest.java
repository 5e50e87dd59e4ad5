package org.shanshui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shanshui.e2e.Program.Answer;
import org.shanshui.e2e.Program.Submission;

/**
 * The lights go out in the middle of uploads, rounds and case steps: what was acknowledged is
 * there, once and whole; what was not, and is asked again with the same key, is done once; and the
 * record of changes is unbroken. Rounds: {@code -Dshanshui.faults=20}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  /** Units that report, by the login of their officer. */
  private static final Map<String, String> UNITS =
      Map.of("slj", "市水利局", "lyj", "市林业局", "hbj", "市生态环境局");

  /** A change that was sent and not acknowledged, and what is to be noted once it is. */
  private record Unanswered(Program by, Submission change, Consumer<Answer> note) {}

  /** A case's steps, and the hashes of what was handed in with them. */
  private record CaseSteps(List<String> texts, List<String> evidence) {}

  /** What the line of a sheet says, and the version it has. */
  private record Line(String says, int version) {}

  private final ConcurrentLinkedQueue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();
  private final Map<Long, CaseSteps> cases = new ConcurrentHashMap<>();

  /** By officer and place in the API. */
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  private final Map<Long, String> uploads = new ConcurrentHashMap<>();
  private final AtomicInteger uploadsBegun = new AtomicInteger();
  private House house;
  private Program inspector;
  private Program planner;
  private final Map<String, Program> officers = new ConcurrentHashMap<>();

  @BeforeAll
  void aPlanIsReportedOn() throws Exception {
    house = House.openPeopled();
    inspector = Program.of(house.address(), "inspector");
    planner = Program.of(house.address(), "planner");
    for (String login : UNITS.keySet()) {
      officers.put(login, Program.of(house.address(), login));
    }
    long draft = id(done(planner.submit(upload("云岫市断电试验工作方案", 12))));
    awaitRead(draft);
    long plan =
        done(planner.post(
                "/api/plans/drafts/" + draft + "/adopt", Map.of("rest", true, "note", "同意")))
            .json()
            .get("plan_id")
            .getAsLong();
    await(planner, "/api/tasks?plan=" + plan, tasks -> !tasks.getAsJsonArray("items").isEmpty());
    done(
        planner.post(
            "/api/dispatch/cadences",
            Map.of(
                "name",
                "断电试验月调度",
                "plan_id",
                plan,
                "rhythm",
                "MONTH",
                "due_working_days",
                8,
                "kinds",
                List.of("TASK"),
                "fields",
                List.of("PERCENT", "PROGRESS"),
                "starts_on",
                "2025-09-01",
                "ends_on",
                "2025-12-31")));
    for (String login : UNITS.keySet()) {
      Program officer = officers.get(login);
      JsonObject todo =
          await(officer, "/api/dispatch/todo", sheets -> !sheets.getAsJsonArray("items").isEmpty());
      for (JsonElement sheet : todo.getAsJsonArray("items")) {
        String path = "/api/dispatch/sheets/" + id(sheet.getAsJsonObject());
        for (JsonElement each : read(officer, path).getAsJsonArray("lines")) {
          JsonObject line = each.getAsJsonObject();
          lines.put(login + path + "/lines/" + id(line), new Line("", version(line)));
        }
      }
    }
  }

  @Test
  void nothingAcknowledgedIsLostAndNothingIsHalfDone() throws Exception {
    int rounds = Integer.getInteger("shanshui.faults", 2);
    Random random = new Random(42);
    try {
      for (int round = 1; round <= rounds; round++) {
        int before = cases.size();
        workUntilKilled(1500 + random.nextInt(3000), round % 2 == 0);
        house.reopen();
        askAgain();
        assertThat(cases.size()).as("work was done in round %d", round).isGreaterThan(before);
        checkAll(round);
      }
      assertThat(house.run("audit verify")).as("the record of changes is whole").isZero();
      System.out.printf(
          "%d times: %d cases, %d uploads, %d lines of sheets%n",
          rounds, cases.size(), uploads.size(), lines.size());
    } finally {
      house.stop();
    }
  }

  private void workUntilKilled(int milliseconds, boolean databaseToo) throws Exception {
    ExecutorService workers = Executors.newCachedThreadPool();
    List<Future<?>> work = new ArrayList<>();
    work.add(workers.submit(untilNobodyAnswers(this::handleOneCase)));
    work.add(workers.submit(untilNobodyAnswers(this::handleOneCase)));
    work.add(workers.submit(untilNobodyAnswers(this::uploadOne)));
    for (String login : officers.keySet()) {
      work.add(workers.submit(untilNobodyAnswers(() -> fillIn(login))));
    }
    Thread.sleep(milliseconds);
    house.kill(databaseToo);
    workers.shutdown();
    assertThat(workers.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
    for (Future<?> each : work) {
      each.get();
    }
  }

  private static Callable<Void> untilNobodyAnswers(Callable<Boolean> work) {
    return () -> {
      while (work.call()) {
        // On to the next.
      }
      return null;
    };
  }

  /** Found, a picture handed in, judged with it. */
  private boolean handleOneCase() throws InterruptedException {
    String mark = UUID.randomUUID().toString();
    Answer opened =
        change(
            inspector,
            Submission.of("POST", "/api/cases", Program.finding(mark)),
            answer -> cases.put(id(answer), new CaseSteps(List.of(), List.of())));
    if (opened == null) {
      return false;
    }
    String path = "/api/cases/" + id(opened);
    byte[] picture = picture(mark);
    Answer attached =
        change(inspector, Submission.ofFile(path + "/evidence", "现场.png", picture), answer -> {});
    if (attached == null) {
      return false;
    }
    String verdict = "属实 " + mark;
    Map<String, Object> judgement =
        Map.of(
            "step", "judge", "founded", true, "text", verdict, "evidence", List.of(id(attached)));
    return change(
            inspector,
            Submission.of("POST", path + "/steps", judgement),
            answer ->
                cases.put(id(opened), new CaseSteps(List.of(verdict), List.of(sha256(picture)))))
        != null;
  }

  private boolean uploadOne() throws InterruptedException {
    String title = "云岫市第%d次断电试验工作方案".formatted(uploadsBegun.incrementAndGet());
    return change(planner, upload(title, 3), answer -> uploads.put(id(answer), title)) != null;
  }

  /** Writes each line of the unit's sheet anew. */
  private boolean fillIn(String login) throws InterruptedException {
    for (String path : lines.keySet()) {
      if (!path.startsWith(login)) {
        continue;
      }
      String says = UUID.randomUUID().toString();
      Map<String, Object> content =
          Map.of(
              "version",
              lines.get(path).version(),
              "figures",
              Map.of("percent", 50, "progress", says));
      Answer written =
          change(
              officers.get(login),
              Submission.of("PUT", path.substring(login.length()), content),
              answer -> lines.put(path, new Line(says, version(answer.json()))));
      if (written == null) {
        return false;
      }
    }
    return true;
  }

  /** The answer; null if there was none, and then the change is kept to be asked for again. */
  private @Nullable Answer change(Program by, Submission change, Consumer<Answer> note)
      throws InterruptedException {
    try {
      Answer answer = by.submit(change);
      // The database is gone and the application not yet: refused, which is not acknowledged.
      if (answer.status() < 500) {
        note.accept(done(answer));
        return answer;
      }
    } catch (IOException e) {
      // Cut off; whether it was done is not known.
    }
    unanswered.add(new Unanswered(by, change, note));
    return null;
  }

  /** Who got no answer asks again with the same key, twice: it is done once. */
  private void askAgain() throws IOException, InterruptedException {
    for (Unanswered each; (each = unanswered.poll()) != null; ) {
      Answer first = done(each.by().submit(each.change()));
      Answer second = done(each.by().submit(each.change()));
      assertThat(second.replayed()).as(each.change().toString()).isTrue();
      assertThat(second.body()).isEqualTo(first.body());
      each.note().accept(first);
    }
  }

  private void checkAll(int round) throws IOException, InterruptedException {
    for (Map.Entry<Long, CaseSteps> each : cases.entrySet()) {
      List<String> texts = new ArrayList<>();
      List<String> evidence = new ArrayList<>();
      for (JsonElement step :
          read(inspector, "/api/cases/" + each.getKey()).getAsJsonArray("steps")) {
        texts.add(step.getAsJsonObject().get("text").getAsString());
        for (JsonElement file : step.getAsJsonObject().getAsJsonArray("evidence")) {
          evidence.add(file.getAsJsonObject().get("sha256").getAsString());
        }
      }
      assertThat(new CaseSteps(texts, evidence))
          .as("case %d after round %d", each.getKey(), round)
          .isEqualTo(each.getValue());
    }
    for (Map.Entry<Long, String> each : uploads.entrySet()) {
      JsonObject draft = awaitRead(each.getKey());
      assertThat(draft.get("title").getAsString())
          .as("upload %d after round %d", each.getKey(), round)
          .isEqualTo(each.getValue());
    }
    for (String path : lines.keySet()) {
      assertThat(lineAt(path)).as("%s after round %d", path, round).isEqualTo(lines.get(path));
    }
  }

  private Line lineAt(String path) throws IOException, InterruptedException {
    int number = path.lastIndexOf("/lines/");
    int slash = path.indexOf('/');
    JsonObject sheet = read(officers.get(path.substring(0, slash)), path.substring(slash, number));
    for (JsonElement each : sheet.getAsJsonArray("lines")) {
      JsonObject line = each.getAsJsonObject();
      if (path.endsWith("/lines/" + id(line))) {
        JsonElement says = line.getAsJsonObject("figures").get("progress");
        return new Line(says == null ? "" : says.getAsString(), version(line));
      }
    }
    throw new AssertionError(path + " is gone");
  }

  /** The draft, as soon as its document has been read. */
  private JsonObject awaitRead(long id) throws IOException, InterruptedException {
    return await(
            planner,
            "/api/plans/drafts/" + id,
            answer -> answer.getAsJsonObject("draft").get("state").getAsString().equals("review"))
        .getAsJsonObject("draft");
  }

  private static JsonObject await(Program by, String path, Predicate<JsonObject> ready)
      throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      JsonObject now = read(by, path);
      if (ready.test(now)) {
        return now;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Within a minute nothing came of " + path + ": " + read(by, path));
  }

  private static JsonObject read(Program by, String path) throws IOException, InterruptedException {
    return done(by.get(path)).json();
  }

  private static Answer done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  private static long id(Answer answer) {
    return id(answer.json());
  }

  private static long id(JsonObject item) {
    return item.get("id").getAsLong();
  }

  private static int version(JsonObject item) {
    return item.get("version").getAsInt();
  }

  /** A plan's document that gives each unit as many tasks. */
  private static Submission upload(String title, int tasks) {
    List<String> text = new ArrayList<>(List.of(title, "一、主要任务"));
    for (int i = 1; i <= tasks; i++) {
      for (String unit : UNITS.values()) {
        text.add("%d．整治点位%d处。2025年12月底前完成。（责任单位：%s）".formatted(text.size() - 1, i + 2, unit));
      }
    }
    return Submission.ofFile("/api/plans/drafts", title + ".docx", WordFile.of(text));
  }

  private static byte[] picture(String mark) {
    try {
      BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, mark.hashCode());
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
