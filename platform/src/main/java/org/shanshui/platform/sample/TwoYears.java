package org.shanshui.platform.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.publication.Boundaries;
import org.shanshui.platform.publication.Datum;
import org.shanshui.platform.web.HouseClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The city's two years, from its first plan to its present. */
@Component
@ConditionalOnProperty("shanshui.sample")
class TwoYears {
  /**
   * The city's present: two years of plans lie behind it, and some of the third quarter's reports
   * are late.
   */
  static final Instant PRESENT = Instant.parse("2025-10-20T01:00:00Z");

  static final Instant BEGINNING =
      LocalDate.of(2024, 1, 4).atTime(6, 0).atZone(Agenda.CHINA).toInstant();

  private static final long SEED = 20251020;
  private static final int HANDS = 3;
  private static final LocalDate END = LocalDate.of(2025, 10, 20);
  private static final int PLANS = 3;

  private final Townspeople townspeople;
  private final People people;
  private final Commitments commitments;
  private final Cases cases;
  private final Boundaries boundaries;
  private final Editions editions;
  private final HouseClock clock;
  private final NightWork nightWork;
  private final Building building;
  private final Path samples;

  TwoYears(
      Townspeople townspeople,
      People people,
      Commitments commitments,
      Cases cases,
      Boundaries boundaries,
      Editions editions,
      HouseClock clock,
      NightWork nightWork,
      Building building,
      @Value("${shanshui.samples:samples}") Path samples) {
    this.townspeople = townspeople;
    this.people = people;
    this.commitments = commitments;
    this.cases = cases;
    this.boundaries = boundaries;
    this.editions = editions;
    this.clock = clock;
    this.nightWork = nightWork;
    this.building = building;
    this.samples = samples;
  }

  /**
   * How much happens.
   *
   * @param plans in all, three of them from the samples
   * @param tasks of each plan that is not from the samples
   * @param projects of each such plan
   * @param cases that people open; the house opens more
   */
  record Size(int plans, int tasks, int projects, int cases) {
    static Size of(int scale) {
      return new Size(PLANS * scale, 24, 40, 280 * scale);
    }
  }

  /**
   * Lets them pass.
   *
   * @param address of this application
   * @param size with no plans, only the people are there
   */
  void pass(String address, Size size) {
    clock.set(BEGINNING);
    Map<String, Unit> units = townspeople.moveIn(new Random(SEED));
    drawMap();
    if (size.plans() > 0) {
      live(address, size, units);
    }
    clock.set(PRESENT);
  }

  private void live(String address, Size size, Map<String, Unit> units) {
    Staff staff = new Staff(address, building.pass(), people, units);
    Phrases phrases = new Phrases();
    Ground ground = new Ground();
    WorkingCalendar calendar = editions.atHand().calendar();
    Agenda agenda = new Agenda(calendar);
    Reporting reporting = new Reporting(staff, agenda, phrases, commitments, calendar, SEED);
    CaseStories stories =
        new CaseStories(
            staff, agenda, phrases, cases, calendar, ground, new Pictures(new Random(SEED)), SEED);
    ProjectLibrary library = new ProjectLibrary(staff, agenda, phrases, ground, SEED);
    Adoptions adoptions =
        new Adoptions(staff, agenda, reporting, library, nightWork, phrases, samples, SEED);
    adoptions.plan(END);
    if (size.plans() > PLANS) {
      adoptions.planMore(size.plans() - PLANS, size.tasks(), size.projects(), folder(), END);
    }
    stories.plan(size.cases(), LocalDate.of(2024, 2, 1), LocalDate.of(2025, 10, 18));
    nights(agenda, reporting, stories);
    agenda.play(
        PRESENT,
        HANDS,
        hour -> {
          nightWork.waitUntilAllIsTold();
          clock.set(hour);
          building.reach(hour);
        });
    clock.set(PRESENT);
    nightWork.work();
    nightWork.waitUntilAllIsTold();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("shanshui-plans");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drawMap() {
    try (InputStream file = Ground.open()) {
      Boundaries.Loading loading = boundaries.load(file, Datum.WGS84, "boundaries.geojson");
      if (loading instanceof Boundaries.Loading.Faulty faulty) {
        throw new IllegalStateException("The city's own boundaries: " + faulty);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The house works in one night of each week, of late in two, and when months begin, since then
   * rounds do.
   */
  private void nights(Agenda agenda, Reporting reporting, CaseStories stories) {
    LocalDate first = LocalDate.ofInstant(BEGINNING, Agenda.CHINA);
    for (LocalDate day = first.plusDays(8); day.isBefore(END); day = day.plusDays(1)) {
      boolean counts =
          day.getDayOfMonth() <= 2
              || day.getDayOfWeek() == DayOfWeek.FRIDAY
              || (day.getDayOfWeek() == DayOfWeek.TUESDAY && day.isAfter(END.minusMonths(3)));
      if (counts) {
        agenda.atNight(
            day,
            () -> {
              Staff.HOUSE.run(nightWork::work);
              nightWork.waitUntilAllIsTold();
              reporting.look();
              stories.look();
            });
      }
    }
  }
}
