package org.shanshui.platform.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.records.Grades;
import org.shanshui.records.Lifecycle;
import org.shanshui.records.RecordType;
import org.shanshui.records.Values;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds records, writes down what they are from a day on, and takes their steps. */
@Service
class RegisterDesk {
  static final int LONGEST_WORDS = 2_000;

  private final Registers registers;
  private final RecordTable table;
  private final RecordForms forms;
  private final Regions regions;
  private final Clock clock;

  RegisterDesk(
      Registers registers, RecordTable table, RecordForms forms, Regions regions, Clock clock) {
    this.registers = registers;
    this.table = table;
    this.forms = forms;
    this.regions = regions;
    this.clock = clock;
  }

  /** Where a record stands on a map, in degrees; lines and areas stand nowhere yet. */
  private record Point(@Nullable Double longitude, @Nullable Double latitude) {
    static final Point NOWHERE = new Point(null, null);

    static Point of(Object kept) {
      Object coordinates = ((Map<?, ?>) kept).get("coordinates");
      return coordinates instanceof List<?> at && !(at.get(0) instanceof List)
          ? new Point(
              Double.valueOf(String.valueOf(at.get(0))), Double.valueOf(String.valueOf(at.get(1))))
          : NOWHERE;
    }
  }

  /** What values make of a record. */
  private record Drawn(
      Map<String, Object> said,
      String title,
      @Nullable String grade,
      Region region,
      long keeper,
      @Nullable Double longitude,
      @Nullable Double latitude) {}

  /**
   * Adds a record; gives its number.
   *
   * @param raw values by attribute
   * @param from the day since which it is so, not in the future
   */
  @Transactional
  public long add(Register register, Map<String, ?> raw, LocalDate from) {
    String edition = registers.edition(register);
    Drawn drawn = drawn(register, raw);
    Actor actor = Actor.current();
    if (!may(register, drawn.keeper()) || !isInSight(actor, drawn)) {
      throw mayNotAdd(register);
    }
    past(from);
    OffsetDateTime now = OffsetDateTime.now(clock);
    RegisterRecord added =
        new RegisterRecord(
            0,
            register.key(),
            drawn.title(),
            register.lifecycle().map(Lifecycle::start).orElse(null),
            drawn.grade(),
            drawn.region().code(),
            drawn.region().path(),
            drawn.keeper(),
            units(List.of(), drawn.keeper()),
            drawn.said(),
            from,
            drawn.longitude(),
            drawn.latitude(),
            actor.personId(),
            now,
            now,
            1);
    long id = table.add(added);
    table.add(version(id, 1, from, now, edition, null, "", drawn.title(), added.state(), drawn));
    return id;
  }

  /**
   * Writes down what a record is from a day on. For a day before its latest one this corrects what
   * was said of the past; each value that it corrects is right until a later day on which another
   * was said.
   *
   * @param version as it was read
   * @param raw all values
   * @param why has to be said of a correction
   */
  @Transactional
  public void change(long id, int version, Map<String, ?> raw, LocalDate from, String why) {
    RegisterRecord before = lock(id, version);
    Register register = registers.get(before.register());
    String edition = registers.edition(register);
    if (!mayChange(register, before)) {
      throw Refusal.denied(
              "registers.may-not-change", "您不能修改这条记录。", "you may not change this record")
          .asException();
    }
    Drawn drawn = drawn(register, raw);
    past(from);
    words(why);
    if (from.isBefore(before.holdsFrom()) && why.isBlank()) {
      throw Refusal.invalid(
              "registers.correction-unexplained",
              "%s 早于当前内容的起始日期 %s，属于更正过去，请写明理由。".formatted(from, before.holdsFrom()),
              "%s lies before %s, since which this holds: say why the past is corrected"
                  .formatted(from, before.holdsFrom()))
          .beside("why")
          .asException();
    }
    History history = new History(table.versions(id));
    OffsetDateTime now = OffsetDateTime.now(clock);
    int number = before.version();
    RegisterRecord held = before;
    for (History.Said said : history.saying(from, drawn.said())) {
      Drawn one = of(register, said.values());
      number++;
      table.add(
          version(
              id,
              number,
              said.from(),
              now,
              edition,
              null,
              why.strip(),
              one.title(),
              said.state(),
              one));
      if (!said.from().isBefore(held.holdsFrom())) {
        held = held(before, one, said.state(), said.from(), now);
      }
    }
    table.keep(counted(held, units(before.unitIds(), drawn.keeper()), now, number));
  }

  /**
   * Takes a step of a record's lifecycle.
   *
   * @param brought values that the step brings; the others stand
   * @param opinion blank for none
   */
  @Transactional
  public void step(long id, int version, String step, Map<String, ?> brought, String opinion) {
    RegisterRecord before = lock(id, version);
    Register register = registers.get(before.register());
    String edition = registers.edition(register);
    Lifecycle lifecycle =
        register
            .lifecycle()
            .orElseThrow(
                () ->
                    Refusal.conflict(
                            "registers.no-lifecycle", "这个登记库没有流程。", "the register has no lifecycle")
                        .asException());
    words(opinion);
    Drawn drawn = brought.isEmpty() ? of(register, before.said()) : with(register, before, brought);
    Lifecycle.Attempt attempt =
        new Lifecycle.Attempt(
            step,
            String.valueOf(Actor.current().personId()),
            are(before.keeperId(), before.addedBy()),
            inputs(register.type(), drawn.said()),
            0,
            opinion);
    Lifecycle.Answer answer =
        lifecycle.take(new Lifecycle.Standing(state(before), taken(id)), attempt);
    if (answer instanceof Lifecycle.Answer.Refused refused) {
      RecordForms.refuse(register.type(), refused.problems());
    }
    String state = ((Lifecycle.Answer.Moved) answer).standing().state();
    LocalDate today = LocalDate.now(clock);
    OffsetDateTime now = OffsetDateTime.now(clock);
    int number = before.version() + 1;
    table.add(
        version(
            id, number, today, now, edition, step, opinion.strip(), drawn.title(), state, drawn));
    table.keep(held(before, drawn, state, today, now));
  }

  /** The steps that the one who acts may take now, whatever they still demand. */
  List<Lifecycle.Step> steps(Register register, RegisterRecord record) {
    if (register.lifecycle().isEmpty() || registers.find(register.key()).isEmpty()) {
      return List.of();
    }
    Set<String> are = are(record.keeperId(), record.addedBy());
    List<Lifecycle.Taken> taken = taken(record.id());
    String person = String.valueOf(Actor.current().personId());
    return register.lifecycle().get().from(state(record)).stream()
        .filter(step -> step.who().stream().anyMatch(are::contains))
        .filter(
            step ->
                taken.stream()
                    .noneMatch(
                        t -> step.anotherThan().contains(t.step()) && t.person().equals(person)))
        .toList();
  }

  /** Whether the one who acts may add records, of some units at least. */
  boolean mayAdd(Register register) {
    Actor actor = Actor.current();
    return may(register, Objects.requireNonNullElse(actor.unitId(), -1L));
  }

  void demandAdding(Register register) {
    if (!mayAdd(register)) {
      throw mayNotAdd(register);
    }
  }

  private static RuntimeException mayNotAdd(Register register) {
    return Refusal.denied(
            "registers.may-not-add",
            "您不能在“%s”中登记这个区划或单位的记录。".formatted(register.name().chinese()),
            "you may not add a record of this region or unit to the register "
                + register.name().english())
        .asException();
  }

  boolean mayChange(Register register, RegisterRecord record) {
    Set<String> are = are(record.keeperId(), record.addedBy());
    return Actor.current().isHouse() || register.writers().stream().anyMatch(are::contains);
  }

  private static boolean may(Register register, long keeper) {
    Set<String> are = are(keeper, null);
    return Actor.current().isHouse() || register.writers().stream().anyMatch(are::contains);
  }

  /** Roles of the one who acts, and what they are to a record. */
  private static Set<String> are(long keeper, @Nullable Long addedBy) {
    Actor actor = Actor.current();
    Set<String> are =
        actor.roles().stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new));
    if (Objects.equals(actor.unitId(), keeper)
        && actor.is(Role.UNIT_OFFICER, Role.COUNTY_OFFICER)) {
      are.add(Relation.KEEPER.name());
      if (actor.approves()) {
        are.add(Relation.KEEPER_HEAD.name());
      }
    }
    if (addedBy != null && addedBy.equals(actor.personId())) {
      are.add(Relation.ADDER.name());
    }
    return are;
  }

  private static boolean isInSight(Actor actor, Drawn drawn) {
    String region = actor.sight().region();
    return !region.isEmpty() && drawn.region().path().startsWith(region)
        || actor.sight().units().contains(drawn.keeper());
  }

  private RegisterRecord lock(long id, int version) {
    RegisterRecord record = table.lock(id).orElseThrow(RegisterDesk::missing);
    if (record.version() != version) {
      throw Refusal.stale().asException();
    }
    return record;
  }

  /** A record of a register; refuses where it is of another, or out of sight. */
  RegisterRecord get(Register register, long id) {
    return table
        .find(id)
        .filter(record -> record.register().equals(register.key()))
        .orElseThrow(RegisterDesk::missing);
  }

  static RuntimeException missing() {
    return Refusal.missing(
            "registers.no-record",
            "没有这条记录，或不在您的数据范围内。",
            "there is no such record, or it is out of your sight")
        .asException();
  }

  private static String state(RegisterRecord record) {
    return Objects.requireNonNull(record.state());
  }

  private List<Lifecycle.Taken> taken(long id) {
    return table.versions(id).stream()
        .filter(version -> version.step() != null)
        .map(
            version ->
                new Lifecycle.Taken(
                    Objects.requireNonNull(version.step()), String.valueOf(version.personId())))
        .toList();
  }

  private Drawn with(Register register, RegisterRecord before, Map<String, ?> brought) {
    Map<String, Object> raw = new LinkedHashMap<>(before.said());
    raw.putAll(brought);
    return drawn(register, raw);
  }

  private Drawn drawn(Register register, Map<String, ?> raw) {
    return of(register, forms.kept(register.type(), raw));
  }

  private Drawn of(Register register, Map<String, Object> said) {
    Region region = regions.get(String.valueOf(said.get(register.region())));
    Point point = register.place().map(said::get).map(Point::of).orElse(Point.NOWHERE);
    return new Drawn(
        said,
        String.valueOf(said.get(register.title())),
        register
            .type()
            .grade(values(register.type(), said), forms.house())
            .map(Grades.Judgement::grade)
            .map(Grades.Grade::gives)
            .orElse(null),
        region,
        Long.parseLong(String.valueOf(said.get(register.keeper()))),
        point.longitude(),
        point.latitude());
  }

  private Map<String, Object> values(RecordType type, Map<String, Object> said) {
    return Values.read(type.attributes(), said, forms.house(), "", new java.util.ArrayList<>());
  }

  private Map<String, Object> inputs(RecordType type, Map<String, Object> said) {
    Map<String, Object> inputs = new LinkedHashMap<>(values(type, said));
    inputs.put(org.shanshui.records.Attributes.TODAY, LocalDate.now(clock));
    return inputs;
  }

  private void past(LocalDate from) {
    LocalDate today = LocalDate.now(clock);
    if (from.isAfter(today)) {
      throw Refusal.invalid(
              "registers.day-ahead",
              "%s 还没有到，起始日期不晚于今天（%s）。".formatted(from, today),
              "%s is still to come: the day since which it holds is today (%s) at the latest"
                  .formatted(from, today))
          .beside("from")
          .asException();
    }
  }

  private static void words(String said) {
    if (said.length() > LONGEST_WORDS) {
      throw Refusal.invalid(
              "registers.words-too-long",
              "意见或理由不超过 %d 个字。".formatted(LONGEST_WORDS),
              "an opinion or reason has at most %d characters".formatted(LONGEST_WORDS))
          .asException();
    }
  }

  private static List<Long> units(List<Long> before, long keeper) {
    Long own = Actor.current().unitId();
    return Stream.of(before.stream(), Stream.of(keeper), Stream.ofNullable(own))
        .flatMap(units -> units)
        .distinct()
        .toList();
  }

  private static RegisterRecord held(
      RegisterRecord before,
      Drawn drawn,
      @Nullable String state,
      LocalDate from,
      OffsetDateTime now) {
    return new RegisterRecord(
        before.id(),
        before.register(),
        drawn.title(),
        state,
        drawn.grade(),
        drawn.region().code(),
        drawn.region().path(),
        drawn.keeper(),
        units(before.unitIds(), drawn.keeper()),
        drawn.said(),
        from,
        drawn.longitude(),
        drawn.latitude(),
        before.addedBy(),
        before.addedAt(),
        now,
        before.version() + 1);
  }

  /** The same with so many versions. */
  private static RegisterRecord counted(
      RegisterRecord record, List<Long> units, OffsetDateTime now, int versions) {
    return new RegisterRecord(
        record.id(),
        record.register(),
        record.title(),
        record.state(),
        record.grade(),
        record.regionCode(),
        record.regionPath(),
        record.keeperId(),
        units,
        record.said(),
        record.holdsFrom(),
        record.longitude(),
        record.latitude(),
        record.addedBy(),
        record.addedAt(),
        now,
        versions);
  }

  private static Version version(
      long id,
      int number,
      LocalDate from,
      OffsetDateTime at,
      String edition,
      @Nullable String step,
      String words,
      String title,
      @Nullable String state,
      Drawn drawn) {
    Actor actor = Actor.current();
    return new Version(
        id,
        number,
        from,
        at,
        actor.personId(),
        actor.name(),
        actor.unitId(),
        edition,
        step,
        words,
        title,
        state,
        drawn.grade(),
        drawn.said());
  }
}
