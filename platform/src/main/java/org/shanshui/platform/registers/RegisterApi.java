package org.shanshui.platform.registers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.access.May;
import org.shanshui.records.Lifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registers for programs. */
@RestController
@RequestMapping("/api" + RegisterLists.PATH)
class RegisterApi {
  private final Registers registers;
  private final RegisterDesk desk;
  private final RecordTable table;
  private final Clock clock;

  RegisterApi(Registers registers, RegisterDesk desk, RecordTable table, Clock clock) {
    this.registers = registers;
    this.desk = desk;
    this.table = table;
    this.clock = clock;
  }

  /** A register as programs see it. */
  record Declared(
      String key, Words name, Words about, List<Field> attributes, List<State> states) {}

  record Field(String key, Words name, String type, boolean required) {}

  record State(String key, Words name, boolean end) {}

  @GetMapping
  List<Declared> all() {
    May.LOOK.demand();
    return registers.all().stream().map(RegisterApi::declared).toList();
  }

  private static Declared declared(Register register) {
    return new Declared(
        register.key(),
        register.name(),
        register.about(),
        register.type().attributes().stream()
            .map(a -> new Field(a.key(), a.name(), a.type().word(), a.required()))
            .toList(),
        register.lifecycle().stream()
            .flatMap(way -> way.states().values().stream())
            .map(state -> new State(state.key(), state.name(), state.end()))
            .toList());
  }

  /** A record, what it was, and the steps that whoever asks may take now. */
  record Whole(RegisterRecord record, List<Version> versions, List<String> steps) {}

  @GetMapping("/{register}/{id:[0-9]+}")
  Whole get(@PathVariable String register, @PathVariable long id) {
    Register of = registers.get(register);
    RegisterRecord record = desk.get(of, id);
    return new Whole(
        record,
        table.versions(id),
        desk.steps(of, record).stream().map(Lifecycle.Step::key).toList());
  }

  /**
   * What held on a day.
   *
   * @param known as it was known at this moment; now where it is left out
   */
  @GetMapping("/{register}/{id:[0-9]+}/as-of")
  Version asOf(
      @PathVariable String register,
      @PathVariable long id,
      @RequestParam LocalDate on,
      @RequestParam(required = false) @Nullable Instant known) {
    desk.get(registers.get(register), id);
    return table
        .asOf(id, on, known == null ? clock.instant() : known)
        .orElseThrow(RegisterDesk::missing);
  }

  /**
   * What a record says.
   *
   * @param from the day since which it is so; today where it is left out
   * @param why the past is corrected
   * @param version as it was read; not of a new record
   */
  record Said(
      Map<String, @Nullable Object> values,
      @Nullable LocalDate from,
      @Nullable String why,
      @Nullable Integer version) {}

  @PostMapping("/{register}")
  @ResponseStatus(HttpStatus.CREATED)
  Whole add(@PathVariable String register, @RequestBody Said said) {
    return get(register, desk.add(registers.get(register), said.values(), day(said.from())));
  }

  @PutMapping("/{register}/{id:[0-9]+}")
  Whole change(@PathVariable String register, @PathVariable long id, @RequestBody Said said) {
    desk.get(registers.get(register), id);
    desk.change(
        id,
        said.version() == null ? 0 : said.version(),
        said.values(),
        day(said.from()),
        said.why() == null ? "" : said.why());
    return get(register, id);
  }

  /** A step, what it brings, and the opinion that it is taken with. */
  record Taken(
      int version, @Nullable Map<String, @Nullable Object> values, @Nullable String opinion) {}

  @PostMapping("/{register}/{id:[0-9]+}/steps/{step}")
  Whole step(
      @PathVariable String register,
      @PathVariable long id,
      @PathVariable String step,
      @RequestBody Taken taken) {
    desk.get(registers.get(register), id);
    desk.step(
        id,
        taken.version(),
        step,
        taken.values() == null ? Map.of() : taken.values(),
        taken.opinion() == null ? "" : taken.opinion());
    return get(register, id);
  }

  private LocalDate day(@Nullable LocalDate given) {
    return given == null ? LocalDate.now(clock) : given;
  }
}
