package org.shanshui.platform.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.directory.Unit;
import tools.jackson.databind.JsonNode;

/**
 * The cases and what becomes of them: most are handled in time, some late, some twice. Those that
 * the house opens for late commitments are found and taken up like the others.
 */
final class CaseStories {
  /**
   * What a case is about.
   *
   * @param answering the units of the city that answer for it, by the stem of their logins
   */
  private record Sort(String name, List<String> answering) {}

  private static final List<Sort> SORTS =
      List.of(
          new Sort("water", List.of("hbj", "slj", "jsj")),
          new Sort("air", List.of("hbj", "jsj", "nyj")),
          new Sort("waste", List.of("hbj", "zfj")),
          new Sort("noise", List.of("zfj", "gaj")),
          new Sort("ecology", List.of("zrj", "lyj")),
          new Sort("town", List.of("zfj", "jsj", "nyj", "wlj")),
          new Sort("other", List.of("fgw", "jtj", "wlj")));
  private static final List<String> CHANNELS =
      List.of("own", "telephone", "telephone", "letter", "visit", "superior", "media");

  /** What does not go the plain way. */
  private enum Twist {
    UNFOUNDED,
    RETURNED,
    JOINT,
    TRANSFERRED,
    EXTENDED,
    SUSPENDED,
    LATE,
    FAILED,
    REOPENED,
    DOUBLED,
    URGED
  }

  private final Staff staff;
  private final Agenda agenda;
  private final Phrases phrases;
  private final Cases cases;
  private final WorkingCalendar calendar;
  private final Ground ground;
  private final Pictures pictures;
  private final long seed;
  private final List<Unit> counties;
  private final Set<Long> seen = new HashSet<>();

  CaseStories(
      Staff staff,
      Agenda agenda,
      Phrases phrases,
      Cases cases,
      WorkingCalendar calendar,
      Ground ground,
      Pictures pictures,
      long seed) {
    this.staff = staff;
    this.agenda = agenda;
    this.phrases = phrases;
    this.cases = cases;
    this.calendar = calendar;
    this.ground = ground;
    this.pictures = pictures;
    this.seed = seed;
    this.counties = staff.counties();
  }

  /** Where some of the latest cases stand when the city is ready, and since when at most. */
  private enum Rest {
    FOUND(LocalDate.of(2025, 10, 16)),
    JUDGED(LocalDate.of(2025, 10, 14)),
    ASSIGNED(LocalDate.of(2025, 10, 13)),
    HANDLING(LocalDate.of(2025, 10, 9)),
    SUSPENDED(LocalDate.of(2025, 9, 28)),
    TO_VERIFY(LocalDate.of(2025, 9, 11));

    private final LocalDate opened;

    Rest(LocalDate opened) {
      this.opened = opened;
    }
  }

  /** A case and how chance has it. */
  private static final class Story {
    final String kind;
    final Random random;
    final Set<Twist> twists = EnumSet.noneOf(Twist.class);
    final Set<Twist> past = EnumSet.noneOf(Twist.class);
    String regionCode = "";
    String judge = "inspector";
    @Nullable Rest rest;
    long id;
    Unit lead;
    @Nullable Unit second;

    Story(String kind, Random random, Unit lead) {
      this.kind = kind;
      this.random = random;
      this.lead = lead;
    }

    /** Whether it stays as it is. */
    boolean restsIn(Rest state) {
      return rest == state;
    }

    /** Whether this happens now; once in a story. */
    boolean has(Twist twist) {
      return twists.contains(twist) && past.add(twist);
    }

    /** Working days that a lead has by the kind's rules. */
    int limit() {
      return switch (kind) {
        case "inspection" -> 10;
        case "report" -> 7;
        default -> 20;
      };
    }

    String verifier() {
      return judge.equals("inspector") ? "planner" : "inspector";
    }
  }

  /** Puts the findings and reports of a time on the agenda, the more the later. */
  void plan(int count, LocalDate from, LocalDate to) {
    long days = to.toEpochDay() - from.toEpochDay();
    int resting = Math.min(count, 3 * Rest.values().length);
    for (int i = 0; i < resting; i++) {
      Random random = Chance.of(seed, "resting", i);
      Rest rest = Rest.values()[i % Rest.values().length];
      String kind = i % 2 == 0 ? "inspection" : "report";
      agenda.on(rest.opened, () -> open(kind, random, rest));
    }
    for (int i = resting; i < count; i++) {
      Random random = Chance.of(seed, "case", i);
      double share = Math.pow((i + random.nextDouble()) / count, 0.8);
      LocalDate day = from.plusDays((long) (days * share));
      String kind = i % 20 == 7 ? "supervision" : i % 5 < 3 ? "inspection" : "report";
      agenda.on(day, () -> open(kind, random, null));
    }
  }

  /** Takes up what the house has opened since. */
  void look() {
    for (JsonNode found : unattended()) {
      long id = found.path("id").asLong();
      if (!seen.add(id)) {
        continue;
      }
      Random random = Chance.of(seed, "supervision", found.path("title").asString());
      long lead =
          Staff.HOUSE.call(() -> cases.find(id).orElseThrow()).leadIds().stream()
              .findFirst()
              .orElse(staff.unit("fgw").id());
      Story story = new Story("supervision", random, staff.unit(staff.officer(lead)));
      story.id = id;
      story.judge = random.nextBoolean() ? "planner" : "inspector";
      story.regionCode = found.path("region_code").asString();
      draw(story);
      story.twists.removeAll(EnumSet.of(Twist.UNFOUNDED, Twist.DOUBLED, Twist.REOPENED));
      // One that was closed and has come back waits to be assigned, not to be judged.
      boolean cameBack = found.path("state").asString().equals("judged");
      if (cameBack) {
        // What a case may have once, it may have had before.
        story.twists.removeAll(EnumSet.of(Twist.TRANSFERRED, Twist.EXTENDED, Twist.SUSPENDED));
      }
      agenda.in(1, () -> takeUp(story, cameBack));
    }
  }

  private void takeUp(Story story, boolean cameBack) {
    if (cameBack) {
      assign(story);
    } else {
      judge(story);
    }
  }

  private List<JsonNode> unattended() {
    List<JsonNode> found = new ArrayList<>();
    for (String state : List.of("found", "judged")) {
      found.addAll(
          staff.desk("inspector").all("/api/cases?view=open&kind=supervision&state=" + state));
    }
    return found;
  }

  private void draw(Story story) {
    chance(story, Twist.UNFOUNDED, 7);
    chance(story, Twist.RETURNED, 7);
    chance(story, Twist.JOINT, 9);
    chance(story, Twist.TRANSFERRED, 6);
    chance(story, Twist.EXTENDED, 16);
    chance(story, Twist.SUSPENDED, 6);
    chance(story, Twist.LATE, 16);
    chance(story, Twist.FAILED, 11);
    chance(story, Twist.REOPENED, 5);
    chance(story, Twist.DOUBLED, 7);
    chance(story, Twist.URGED, 12);
  }

  private static void chance(Story story, Twist twist, int percent) {
    if (story.random.nextInt(100) < percent) {
      story.twists.add(twist);
    }
  }

  private <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private void open(String kind, Random random, @Nullable Rest rest) {
    Unit county = any(counties, random);
    Sort sort = any(SORTS, random);
    Unit lead = random.nextInt(10) < 6 ? county : staff.unit(any(sort.answering(), random));
    Story story = new Story(kind, random, lead);
    story.regionCode = county.regionCode();
    story.judge = random.nextInt(3) == 0 ? "planner" : "inspector";
    draw(story);
    if (rest != null) {
      story.rest = rest;
      story.twists.clear();
      if (rest == Rest.SUSPENDED) {
        story.twists.add(Twist.SUSPENDED);
      }
    }
    String where = county.name().replace("人民政府", "");
    Map<String, String> words = new HashMap<>();
    words.put("place", phrases.say("spot", random));
    String title =
        switch (kind) {
          case "inspection" -> phrases.say("inspection." + sort.name(), random, words);
          case "report" -> phrases.say("report.title", random, words);
          default -> phrases.say("supervision.title", random);
        };
    words.put("title", title);
    String description =
        phrases.say(random.nextInt(12) == 0 ? "describe.long" : "describe", random, words);
    Map<String, String> fields = new HashMap<>();
    String opener;
    if (kind.equals("supervision")) {
      fields.put("basis", where + "专项督查");
      fields.put("demand", phrases.say("demand", random));
      opener = "planner";
      story.judge = "inspector";
      title = where + title;
    } else if (kind.equals("inspection")) {
      fields.put("place", words.get("place"));
      fields.put("sort", sort.name());
      fields.put("seen_on", agenda.today().toString());
      opener = random.nextInt(3) == 0 ? staff.officer(county.id()) : "inspector";
    } else {
      fields.put("place", words.get("place"));
      fields.put("channel", any(CHANNELS, random));
      opener = random.nextInt(2) == 0 ? staff.officer(county.id()) : "inspector";
    }
    boolean outside =
        kind.equals("report")
            && Set.of("telephone", "letter", "visit").contains(fields.get("channel"));
    Ground.Place place = ground.somewhere(county.regionCode(), random);
    boolean located = random.nextInt(10) > 0;
    Opening opening =
        new Opening(
            kind,
            null,
            title,
            description,
            fields,
            county.regionCode(),
            List.of(lead.id()),
            located ? place.longitude() : null,
            located ? place.latitude() : null,
            outside ? "王李张刘陈".charAt(random.nextInt(5)) + "女士" : null,
            outside ? "1990000%04d".formatted(random.nextInt(10_000)) : null);
    story.id = staff.as(opener, () -> cases.open(opening));
    synchronized (seen) {
      seen.add(story.id);
    }
    if (story.has(Twist.DOUBLED)) {
      double again = random.nextDouble();
      agenda.in(1, () -> openAgain(story, opening, again));
    }
    if (!story.restsIn(Rest.FOUND)) {
      agenda.in(random.nextInt(12) == 0 ? 4 : random.nextInt(2), () -> judge(story));
    }
  }

  /** Somebody else tells of the same. */
  private void openAgain(Story story, Opening first, double lot) {
    String title = first.title() + (lot < 0.5 ? "（重复反映）" : "，再次发现");
    Opening opening =
        new Opening(
            first.kind(),
            null,
            title.length() > 200 ? first.title() : title,
            first.description(),
            first.fields(),
            first.regionCode(),
            first.suggestedLeads(),
            first.longitude(),
            first.latitude(),
            null,
            null);
    long again = staff.as("inspector", () -> cases.open(opening));
    synchronized (seen) {
      seen.add(again);
    }
    agenda.at(
        agenda.after(0),
        () ->
            take(
                "inspector",
                again,
                new Step.MergeInto(story.id),
                phrases.say("merge", Chance.of(seed, first.title())),
                List.of()));
  }

  private void take(String login, long id, Step step, String text, List<Long> evidence) {
    staff.as(
        login,
        () -> {
          cases.take(id, step, text, evidence);
          return id;
        });
  }

  private void take(String login, Story story, Step step, String phrase) {
    take(login, story.id, step, phrases.say(phrase, story.random), List.of());
  }

  private void judge(Story story) {
    if (story.has(Twist.UNFOUNDED)) {
      long file = attach(story.judge, story);
      take(
          story.judge,
          story.id,
          new Step.Judge(false),
          phrases.say("judge.unfounded", story.random),
          List.of(file));
      agenda.in(
          1 + story.random.nextInt(3),
          () -> take(story.verifier(), story, new Step.Verify(true), "verify.unfounded"));
      return;
    }
    take(story.judge, story, new Step.Judge(true), "judge.founded");
    if (story.restsIn(Rest.JUDGED)) {
      return;
    }
    agenda.in(story.random.nextInt(2), () -> assign(story));
  }

  private long attach(String login, Story story) {
    Pictures.Picture picture = pictures.any(story.random);
    return staff.as(login, () -> cases.attach(story.id, picture.name(), picture.bytes()));
  }

  private void assign(Story story) {
    story.second = null;
    if (story.has(Twist.JOINT)) {
      story.second = other(story);
    }
    List<Long> leads =
        story.second == null
            ? List.of(story.lead.id())
            : List.of(story.lead.id(), story.second.id());
    take(
        "inspector",
        story,
        new Step.Assign(leads, null),
        story.second == null ? "assign" : "assign.joint");
    if (story.restsIn(Rest.ASSIGNED)) {
      return;
    }
    agenda.in(story.random.nextInt(2), () -> accept(story));
  }

  /** A unit that is not the lead. */
  private Unit other(Story story) {
    Unit unit;
    do {
      unit = staff.unit(any(any(SORTS, story.random).answering(), story.random));
    } while (unit.id() == story.lead.id()
        || story.second != null && unit.id() == story.second.id());
    return unit;
  }

  private void accept(Story story) {
    if (story.second == null && story.has(Twist.RETURNED)) {
      take(staff.head(story.lead.id()), story, new Step.Return(), "return");
      story.lead = other(story);
      agenda.in(1, () -> assign(story));
      return;
    }
    take(staff.officer(story.lead.id()), story, new Step.Accept(), "accept");
    if (story.second != null) {
      take(staff.officer(story.second.id()), story, new Step.Accept(), "accept");
    }
    if (story.restsIn(Rest.HANDLING)) {
      return;
    }
    int days = story.limit() * (30 + story.random.nextInt(60)) / 100;
    if (story.has(Twist.LATE)) {
      days = story.limit() + 2 + story.random.nextInt(18);
    } else if (story.has(Twist.SUSPENDED)) {
      agenda.in(2, () -> suspend(story));
      return;
    } else if (story.has(Twist.EXTENDED)) {
      agenda.in(Math.max(1, days - 2), () -> askExtension(story));
      return;
    } else if (story.second == null && story.has(Twist.TRANSFERRED)) {
      agenda.in(2, () -> transfer(story));
      return;
    }
    if (story.has(Twist.URGED)) {
      agenda.in(
          Math.max(1, days - 2),
          () -> {
            take("inspector", story, new Step.Urge(), "urge");
            agenda.in(2, () -> report(story));
          });
    } else if (story.random.nextInt(3) == 0) {
      agenda.in(
          Math.max(1, days / 2),
          () -> {
            take(staff.officer(story.lead.id()), story, new Step.Note(), "note");
            agenda.in(2, () -> report(story));
          });
    } else {
      agenda.in(days, () -> report(story));
    }
  }

  private void transfer(Story story) {
    Unit to = other(story);
    take("inspector", story, new Step.Transfer(story.lead.id(), to.id()), "transfer");
    story.lead = to;
    agenda.in(
        1,
        () -> {
          take(staff.officer(to.id()), story, new Step.Accept(), "accept");
          agenda.in(2, () -> report(story));
        });
  }

  private void suspend(Story story) {
    LocalDate until = agenda.today().plusDays(30);
    take("inspector", story, new Step.Suspend(until), "suspend");
    if (story.restsIn(Rest.SUSPENDED)) {
      return;
    }
    agenda.in(
        10,
        () -> {
          take("inspector", story, new Step.Resume(), "resume");
          agenda.in(3, () -> report(story));
        });
  }

  private void askExtension(Story story) {
    take(staff.officer(story.lead.id()), story, new Step.AskExtension(5), "extension");
    agenda.in(
        1,
        () -> {
          boolean granted = story.random.nextInt(4) > 0;
          take(
              "inspector",
              story,
              new Step.DecideExtension(granted),
              granted ? "extension.granted" : "extension.denied");
          agenda.in(1 + story.random.nextInt(4), () -> report(story));
        });
  }

  private void report(Story story) {
    reportFor(story, story.lead);
    if (story.second != null) {
      reportFor(story, story.second);
    }
    if (!story.restsIn(Rest.TO_VERIFY)) {
      agenda.in(1 + story.random.nextInt(3), () -> verify(story));
    }
  }

  private void reportFor(Story story, Unit unit) {
    String officer = staff.officer(unit.id());
    long file = attach(officer, story);
    take(
        officer,
        story.id,
        new Step.Report(),
        phrases.say("report.done", story.random),
        List.of(file));
  }

  private void verify(Story story) {
    if (story.has(Twist.FAILED)) {
      take(story.verifier(), story, new Step.Verify(false), "verify.failed");
      agenda.in(3 + story.random.nextInt(4), () -> report(story));
      return;
    }
    take(story.verifier(), story, new Step.Verify(true), "verify.passed");
    if (story.has(Twist.REOPENED)) {
      agenda.in(
          20,
          () -> {
            take("inspector", story, new Step.Reopen(), "reopen");
            agenda.in(1, () -> assign(story));
          });
    } else {
      synchronized (seen) {
        seen.remove(story.id);
      }
    }
  }
}
