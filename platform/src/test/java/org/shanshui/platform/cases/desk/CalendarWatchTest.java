package org.shanshui.platform.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.calendar.CalendarChanged;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.packs.ReleasePacks;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Holidays are published while cases are under way. */
@PlatformTest
class CalendarWatchTest {
  private static final String WATER = "市水利局";

  @Autowired private BeanFactory beans;
  @Autowired private CaseDesk desk;
  @Autowired private CaseOpening opening;
  @Autowired private CaseWatch watch;
  @Autowired private CalendarWatch calendarWatch;
  @Autowired private Editions editions;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;
  @Autowired private MovableClock.Hands clock;

  private TestCity city;
  private Actor inspector;
  private Actor officer;

  @BeforeEach
  void moveIn() {
    clock.set(LocalDate.of(2025, 10, 20), LocalTime.of(10, 0));
    apply(ReleasePacks.calendar());
    city = TestCity.another(beans);
    inspector = city.person(Role.INSPECTOR, TestCity.GOVERNMENT);
    officer = city.person(Role.UNIT_OFFICER, WATER);
  }

  private void apply(WorkingCalendar calendar) {
    Actor.house("测试").run(() -> editions.apply(calendar));
    Soon.is(
        "all have heard of the calendar",
        () ->
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql(
                                "select not exists (select from event_publication where event_type like '%CalendarChanged' and completion_date is null)")
                            .query(Boolean.class)
                            .single()));
  }

  private static WorkingCalendar fourMoreDaysOff() {
    return ReleasePacks.calendarWithout(
        LocalDate.of(2025, 10, 27),
        LocalDate.of(2025, 10, 28),
        LocalDate.of(2025, 10, 29),
        LocalDate.of(2025, 10, 30));
  }

  /** Under way, due seven working days from now. */
  private long handled() {
    long id =
        inspector.call(
            () ->
                opening.open(
                    new Opening(
                        "inspection",
                        null,
                        "堤岸垃圾",
                        "河边有垃圾",
                        Map.of("place", "青石桥下", "sort", "waste"),
                        city.county("霁川县").code(),
                        List.of(),
                        null,
                        null,
                        null,
                        null)));
    take(inspector, id, new Step.Judge(true));
    take(inspector, id, new Step.Assign(List.of(city.unit(WATER).id()), 7));
    take(officer, id, new Step.Accept());
    assertThat(due(id)).isEqualTo(LocalDate.of(2025, 10, 29));
    return id;
  }

  private void take(Actor person, long id, Step step) {
    person.run(() -> desk.take(id, step, "", List.of()));
  }

  private Case subject(long id) {
    return Actor.house("测试").call(() -> desk.row(id).subject());
  }

  private LocalDate due(long id) {
    return subject(id).clock().due().atZone(clock.getZone()).toLocalDate();
  }

  private List<Step.Retime> moves(long id) {
    return subject(id).entries().stream()
        .map(entry -> entry.move().step())
        .filter(Step.Retime.class::isInstance)
        .map(Step.Retime.class::cast)
        .toList();
  }

  @Test
  void theLimitOfAnOpenCaseMovesByAsManyWorkingDaysOnRecordAndThoseConcernedAreTold()
      throws Exception {
    long id = handled();
    apply(fourMoreDaysOff());
    assertThat(due(id)).isEqualTo(LocalDate.of(2025, 11, 4));
    assertThat(moves(id))
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.off())
                  .containsExactly(
                      LocalDate.of(2025, 10, 27),
                      LocalDate.of(2025, 10, 28),
                      LocalDate.of(2025, 10, 29),
                      LocalDate.of(2025, 10, 30));
              assertThat(step.worked()).isEmpty();
            });
    mvc.perform(get("/cases/" + id).with(As.person(officer)))
        .andExpect(content().string(containsString("由 2025-10-29 改为 2025-11-04；改为休息：2025-10-27、")));
    mvc.perform(
            get("/cases/" + id).cookie(new Cookie("shanshui-lang", "en")).with(As.person(officer)))
        .andExpect(
            content().string(containsString("from 2025-10-29 to 2025-11-04; now off: 2025-10-27")));
    Soon.is("the lead is told", () -> told(id) > 0);
    // A second start, and the same told again, move nothing.
    apply(fourMoreDaysOff());
    long edition = moves(id).get(0).edition();
    Actor.house("测试").run(() -> calendarWatch.hear(new CalendarChanged(edition)));
    assertThat(moves(id)).hasSize(1);

    // The notice is taken back: so is the move.
    apply(ReleasePacks.calendar());
    assertThat(moves(id)).hasSize(2);
    assertThat(due(id)).isEqualTo(LocalDate.of(2025, 10, 29));
    apply(fourMoreDaysOff());
    assertThat(due(id)).isEqualTo(LocalDate.of(2025, 11, 4));

    // The watch wakes by the new due: not a day after the old one.
    clock.set(LocalDate.of(2025, 10, 31), LocalTime.of(9, 0));
    Actor.house("测试").run(watch::goRound);
    assertThat(subject(id).clock().escalated()).isZero();
  }

  private int told(long id) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql(
                        "select count(*) from notice where link = ? and chinese like '%时限由 2025-10-29 改为 2025-11-04%'")
                    .param("/cases/" + id)
                    .query(Integer.class)
                    .single());
  }

  @Test
  void aLimitThatHasPassedStaysAndTheCaseSaysSo() throws Exception {
    long id = handled();
    clock.set(LocalDate.of(2025, 10, 30), LocalTime.of(9, 0));
    apply(fourMoreDaysOff());
    assertThat(due(id)).isEqualTo(LocalDate.of(2025, 10, 29));
    assertThat(moves(id)).singleElement().matches(step -> !step.moves());
    mvc.perform(get("/cases/" + id).with(As.person(officer)))
        .andExpect(content().string(containsString("时限已于 2025-10-29 届满，不因日历调整改动")));
  }

  @Test
  void aCaseWhoseDaysAreTheSameAndOneThatRestsAreLeftAlone() {
    long same = handled();
    long rests = handled();
    inspector.run(
        () -> desk.take(rests, new Step.Suspend(LocalDate.of(2025, 10, 31)), "停工", List.of()));
    apply(ReleasePacks.calendarWithout(LocalDate.of(2025, 11, 5)));
    assertThat(moves(same)).isEmpty();
    assertThat(moves(rests)).isEmpty();
    // Counted on by the first edition, it moves by the next as far as the first would have it.
    apply(fourMoreDaysOff());
    assertThat(due(same)).isEqualTo(LocalDate.of(2025, 11, 4));
  }
}
