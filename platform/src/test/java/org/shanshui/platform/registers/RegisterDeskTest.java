package org.shanshui.platform.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records of a register of the release: what they are, what they were, and the way they go. */
@PlatformTest
class RegisterDeskTest {
  @Autowired private BeanFactory beans;
  @Autowired private Registers registers;
  @Autowired private RegisterDesk desk;
  @Autowired private RecordTable table;
  @Autowired private JdbcClient jdbc;
  @Autowired private MovableClock.Hands clock;

  private TestCity city;
  private Register outfalls;
  private Actor officer;
  private Actor head;
  private Actor other;
  private Actor planner;
  private Actor inspector;

  @BeforeEach
  void moveIn() {
    city = TestCity.another(beans);
    outfalls = registers.get("sea-outfall");
    officer = city.person(Role.COUNTY_OFFICER, "霁川县人民政府");
    head = city.head(Role.COUNTY_OFFICER, "霁川县人民政府");
    other = city.person(Role.COUNTY_OFFICER, "石鹿县人民政府");
    planner = city.person(Role.PLANNER, TestCity.GOVERNMENT);
    inspector = city.person(Role.INSPECTOR, TestCity.GOVERNMENT);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private Map<String, Object> values(String name) {
    Map<String, Object> values = new HashMap<>();
    values.put("name", name);
    values.put("region", city.county("霁川县").code());
    values.put("keeper", String.valueOf(city.unit("霁川县人民政府").id()));
    values.put("kind", "town");
    values.put("found_on", today().minusDays(400).toString());
    values.put("mouth", "121.42,28.65");
    return values;
  }

  private Map<String, Object> with(Map<String, Object> values, String key, Object value) {
    Map<String, Object> other = new HashMap<>(values);
    other.put(key, value);
    return other;
  }

  private RegisterRecord get(Actor actor, long id) {
    return actor.call(() -> desk.get(outfalls, id));
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.refusals()).extracting(Refusal::code).contains(code));
  }

  @Test
  void aRecordIsSeenByThoseInWhoseRegionItLies() {
    long id = officer.call(() -> desk.add(outfalls, values("北湾1号"), today().minusDays(30)));
    RegisterRecord record = get(planner, id);
    assertThat(record.title()).isEqualTo("北湾1号");
    assertThat(record.state()).isEqualTo("found");
    assertThat(record.longitude()).isEqualTo(121.42);
    assertThat(record.said()).containsEntry("kind", "town");
    refused(() -> get(other, id), "registers.no-record");
    refused(
        () -> other.run(() -> desk.add(outfalls, values("北湾2号"), today())),
        "registers.may-not-add");
    refused(
        () -> inspector.run(() -> desk.add(outfalls, values("北湾3号"), today())),
        "registers.may-not-add");
  }

  @Test
  void allThatIsWrongIsToldBesideItsField() {
    Map<String, Object> values = with(values(""), "kind", "volcano");
    assertThatThrownBy(() -> officer.run(() -> desk.add(outfalls, values, today())))
        .isInstanceOfSatisfying(
            Refused.class,
            e ->
                assertThat(e.refusals())
                    .extracting(Refusal::field)
                    .containsExactly("field.name", "field.kind"));
    refused(
        () -> officer.run(() -> desk.add(outfalls, values("北湾4号"), today().plusDays(1))),
        "registers.day-ahead");
  }

  @Test
  void whatIsSaidOfThePastIsRightUntilSomethingElseWasSaid() {
    LocalDate spring = today().minusDays(200);
    LocalDate summer = today().minusDays(100);
    long id = officer.call(() -> desk.add(outfalls, values("南湾"), spring));
    officer.run(() -> desk.change(id, 1, with(values("南湾"), "kind", "industry"), summer, ""));
    refused(
        () -> officer.run(() -> desk.change(id, 2, values("南湾口"), spring, " ")),
        "registers.correction-unexplained");
    Instant before = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    officer.run(() -> desk.change(id, 2, values("南湾口"), spring, "名称登记有误"));

    assertThat(get(officer, id).title()).isEqualTo("南湾口");
    assertThat(get(officer, id).said()).containsEntry("kind", "industry");
    assertThat(get(officer, id).version()).isEqualTo(4);
    assertThat(title(id, spring.plusDays(1), clock.instant())).isEqualTo("南湾口");
    assertThat(title(id, spring.plusDays(1), before)).isEqualTo("南湾");
    assertThat(title(id, summer, clock.instant())).isEqualTo("南湾口");
    assertThat(title(id, summer, before)).isEqualTo("南湾");
    assertThat(officer.call(() -> table.asOf(id, spring.minusDays(1), clock.instant()))).isEmpty();
    assertThatThrownBy(
            () -> city.house(() -> jdbc.sql("update register_version set title = 'x'").update()))
        .hasMessageContaining("never changes");
  }

  private String title(long id, LocalDate day, Instant known) {
    return officer.call(() -> table.asOf(id, day, known)).orElseThrow().title();
  }

  /**
   * Whatever is written down in whatever order: a value is right from its day until the first day
   * on which another had been said, and what was known at any moment can still be seen.
   */
  @Test
  void whatHeldWhenAndWasKnownWhenIsNeverLost() {
    int last = 30;
    Random random = new Random(20261201);
    LocalDate first = today().minusDays(last);
    List<Instant> moments = new ArrayList<>();
    List<List<String>> known = new ArrayList<>();
    // Name and sea of each day; empty before the record begins.
    String[] name = new String[last + 1];
    String[] sea = new String[last + 1];
    Arrays.fill(name, "");
    Arrays.fill(sea, "");
    long id = 0;
    for (int i = 0; i < 60; i++) {
      clock.advance(Duration.ofMinutes(1 + random.nextInt(9)));
      int day = i == 0 ? 12 : random.nextInt(last + 1);
      String called = "排口" + random.nextInt(4);
      String flows = random.nextInt(3) == 0 ? "无" : "海域" + random.nextInt(3);
      Map<String, Object> values = values(called);
      values.put("sea_area", flows.equals("无") ? "" : flows);
      LocalDate from = first.plusDays(day);
      if (i == 0) {
        id = officer.call(() -> desk.add(outfalls, values, from));
      } else {
        long record = id;
        int version = get(officer, id).version();
        officer.run(() -> desk.change(record, version, values, from, "核对"));
      }
      say(name, day, called);
      say(sea, day, flows);
      moments.add(clock.instant());
      known.add(days(name, sea));
    }
    for (int i = 0; i < 300; i++) {
      int moment = random.nextInt(moments.size());
      int day = random.nextInt(last + 1);
      long record = id;
      String held =
          officer
              .call(() -> table.asOf(record, first.plusDays(day), moments.get(moment)))
              .map(v -> v.title() + v.said().getOrDefault("sea_area", "无"))
              .orElse("");
      assertThat(held)
          .as("day %d as known at %d", day, moment)
          .isEqualTo(known.get(moment).get(day));
    }
    RegisterRecord now = get(officer, id);
    assertThat(now.title() + now.said().getOrDefault("sea_area", "无"))
        .isEqualTo(name[last] + sea[last]);
  }

  private static void say(String[] days, int from, String value) {
    String before = days[from];
    for (int day = from; day < days.length && days[day].equals(before); day++) {
      days[day] = value;
    }
  }

  private static List<String> days(String[] name, String[] sea) {
    List<String> days = new ArrayList<>();
    for (int day = 0; day < name.length; day++) {
      days.add(name[day] + sea[day]);
    }
    return days;
  }

  @Test
  void aRecordGoesItsWayAndNobodyAcceptsWhatTheyReported() {
    long id = officer.call(() -> desk.add(outfalls, values("东湾"), today()));
    refused(() -> officer.run(() -> desk.step(id, 1, "trace", Map.of(), "")), "forms.value-unfit");
    officer.run(() -> desk.step(id, 1, "trace", Map.of("water_from", "镇区雨污混接"), ""));
    assertThat(steps(officer, id)).isEmpty();
    assertThat(steps(head, id)).containsExactly("decide");
    head.run(
        () ->
            desk.step(
                id,
                2,
                "decide",
                Map.of("remedy", "merge", "close_by", today().plusDays(60).toString()),
                "并入污水管网"));
    officer.run(() -> desk.step(id, 3, "report", Map.of("result", "已接管"), ""));
    refused(() -> officer.run(() -> desk.step(id, 4, "close", Map.of(), "")), "forms.value-unfit");
    refused(() -> planner.run(() -> desk.step(id, 3, "close", Map.of(), "")), "refusal.stale");
    assertThat(steps(inspector, id)).containsExactly("send_back", "close", "watch");
    inspector.run(() -> desk.step(id, 4, "close", Map.of(), "现场核查属实"));
    assertThat(get(planner, id).state()).isEqualTo("closed");
    assertThat(planner.call(() -> table.versions(id)))
        .extracting(Version::step)
        .containsExactly(null, "trace", "decide", "report", "close");
  }

  private List<String> steps(Actor actor, long id) {
    return actor.call(() -> desk.steps(outfalls, desk.get(outfalls, id))).stream()
        .map(step -> step.key())
        .toList();
  }

  @Test
  void ofTwoAtOnceOneWinsAndTheOtherIsTold() throws Exception {
    long id = officer.call(() -> desk.add(outfalls, values("西湾"), today()));
    ExecutorService hands = Executors.newFixedThreadPool(2);
    try {
      List<Callable<String>> both =
          List.of(
              () -> attempt(officer, () -> desk.change(id, 1, values("西湾甲"), today(), "")),
              () -> attempt(head, () -> desk.change(id, 1, values("西湾乙"), today(), "")));
      List<String> came = new ArrayList<>();
      for (Future<String> one : hands.invokeAll(both)) {
        came.add(one.get());
      }
      assertThat(came).containsExactlyInAnyOrder("done", "refusal.stale");
      assertThat(get(officer, id).version()).isEqualTo(2);
    } finally {
      hands.shutdownNow();
    }
  }

  private static String attempt(Actor actor, Runnable act) {
    try {
      actor.run(act);
      return "done";
    } catch (Refused e) {
      return e.refusal().code();
    }
  }
}
