package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.web.Submission;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The directory for programs; the same services as the pages. */
@RestController
@RequestMapping("/api")
class DirectoryApi {
  private final Regions regions;
  private final RegionChanges changes;
  private final Units units;
  private final UnitMoves moves;
  private final People people;
  private final Accounts accounts;
  private final Lists lists;
  private final Listing<PeopleList.Line> list;
  private final Listing<UnitList.Line> unitList;
  private final Listing<Questions.Question> questionList;
  private final Questions questions;
  private final Sessions sessions;

  DirectoryApi(
      Regions regions,
      RegionChanges changes,
      Units units,
      UnitMoves moves,
      People people,
      Accounts accounts,
      Lists lists,
      Listing<PeopleList.Line> list,
      Listing<UnitList.Line> unitList,
      Listing<Questions.Question> questionList,
      Questions questions,
      Sessions sessions) {
    this.regions = regions;
    this.changes = changes;
    this.units = units;
    this.moves = moves;
    this.people = people;
    this.accounts = accounts;
    this.lists = lists;
    this.unitList = unitList;
    this.questionList = questionList;
    this.list = list;
    this.questions = questions;
    this.sessions = sessions;
  }

  /** A page of a list. */
  record Page<T>(List<T> items, @Nullable String next) {}

  record NewRegion(String code, String name, String level, String parentCode) {}

  record NewUnit(String name, String kind, String regionCode, @Nullable Long parentId) {}

  record UnitNames(int version, String name, String kind) {}

  record Moved(int version, @Nullable Long parentId) {}

  record Merged(int version, long intoId) {}

  record Activity(int version, boolean active) {}

  record NewAlias(String alias) {}

  /** What is entered for a person; the login counts for a new one only. */
  record Entered(
      int version,
      @Nullable String login,
      String name,
      long unitId,
      Set<Role> roles,
      boolean approves,
      @Nullable String mobile,
      @Nullable String email,
      boolean oidcAllowed) {}

  /** A person as shown; personal data in full to administrators and to the person alone. */
  record Shown(
      long id,
      String login,
      String name,
      long unitId,
      Set<Role> roles,
      boolean approves,
      String mobile,
      String email,
      boolean active,
      int version) {}

  /** One of the three answers: a unit, a new unit of that kind, or not ours. */
  record Answer(@Nullable Long unitId, @Nullable String newUnitKind, boolean dismissed) {}

  @GetMapping("/regions")
  Page<Region> regions(@RequestParam(defaultValue = Regions.NATION) String parent) {
    return new Page<>(regions.children(regions.get(parent).code()), null);
  }

  @GetMapping("/regions/{code}")
  Region region(@PathVariable String code) {
    return regions.get(code);
  }

  @PostMapping("/regions")
  @ResponseStatus(HttpStatus.CREATED)
  Region add(@RequestBody NewRegion fresh) {
    return regions.add(fresh.code(), fresh.name(), fresh.level(), fresh.parentCode());
  }

  /** A change of a region; of the fields those that the kind asks for. */
  record NewChange(
      RegionPlan.Kind kind,
      LocalDate on,
      String reason,
      @Nullable String name,
      @Nullable String code,
      @Nullable String into,
      @Nullable Map<Long, String> units,
      @Nullable List<RegionPlan.Part> parts,
      @Nullable String main,
      @Nullable Map<String, String> regions) {

    RegionPlan plan(Region region) {
      Map<Long, String> chosen = units == null ? Map.of() : units;
      return switch (kind) {
        case ALTERED ->
            new RegionPlan.Altered(
                name == null ? region.name() : name, code == null ? region.code() : code);
        case MERGED -> {
          Map<Long, Long> takers = new HashMap<>();
          chosen.forEach((unit, taker) -> takers.put(unit, RegionPages.id(taker)));
          yield new RegionPlan.Merged(into == null ? "" : into, takers);
        }
        case SPLIT ->
            new RegionPlan.Split(
                parts == null ? List.of() : parts,
                main == null ? "" : main,
                regions == null ? Map.of() : regions,
                chosen);
      };
    }
  }

  record Version(int version) {}

  @GetMapping("/regions/{code}/names")
  Page<Regions.Name> names(@PathVariable String code) {
    return new Page<>(regions.names(regions.get(code).code()), null);
  }

  @GetMapping("/regions/{code}/changes")
  Page<RegionChange> changes(@PathVariable String code) {
    return new Page<>(changes.of(regions.get(code).code()), null);
  }

  @PostMapping("/regions/{code}/changes")
  @ResponseStatus(HttpStatus.CREATED)
  RegionChange plan(@PathVariable String code, @RequestBody NewChange fresh) {
    return changes.plan(code, fresh.plan(regions.get(code)), fresh.on(), fresh.reason());
  }

  @PostMapping("/regions/{code}/changes/{id}/withdraw")
  RegionChange withdraw(
      @PathVariable String code, @PathVariable long id, @RequestBody Version version) {
    return changes.withdraw(id, version.version());
  }

  @GetMapping("/units")
  Page<Unit> units(@Of("/directory/units") Ask ask) {
    var page = lists.page(unitList, ask);
    return new Page<>(page.items().stream().map(UnitList.Line::unit).toList(), page.next());
  }

  @GetMapping("/units/{id}")
  Unit unit(@PathVariable long id) {
    return units.get(id);
  }

  @PostMapping("/units")
  @ResponseStatus(HttpStatus.CREATED)
  Unit add(@RequestBody NewUnit fresh) {
    return units.add(fresh.name(), fresh.kind(), fresh.regionCode(), fresh.parentId());
  }

  @PatchMapping("/units/{id}")
  Unit rename(@PathVariable long id, @RequestBody UnitNames names) {
    return units.rename(id, names.version(), names.name(), names.kind());
  }

  @PostMapping("/units/{id}/move")
  Unit move(@PathVariable long id, @RequestBody Moved moved) {
    return moves.move(id, moved.version(), moved.parentId());
  }

  @PostMapping("/units/{id}/merge")
  Unit merge(@PathVariable long id, @RequestBody Merged merged) {
    return moves.merge(id, merged.version(), merged.intoId());
  }

  @PostMapping("/units/{id}/active")
  Unit active(@PathVariable long id, @RequestBody Activity activity) {
    return units.setActive(id, activity.version(), activity.active());
  }

  @GetMapping("/units/{id}/aliases")
  Page<Units.Alias> aliases(@PathVariable long id) {
    return new Page<>(units.aliases(units.get(id).id()), null);
  }

  @PostMapping("/units/{id}/aliases")
  @ResponseStatus(HttpStatus.CREATED)
  Page<Units.Alias> add(@PathVariable long id, @RequestBody NewAlias fresh) {
    units.addAlias(id, fresh.alias());
    return aliases(id);
  }

  @DeleteMapping("/units/{id}/aliases/{alias}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable long id, @PathVariable long alias) {
    units.removeAlias(id, alias);
  }

  @GetMapping("/questions")
  Page<Questions.Question> questions(@Of("/directory/questions") Ask ask) {
    var page = lists.page(questionList, ask);
    return new Page<>(page.items(), page.next());
  }

  @PostMapping("/questions/{id}/answer")
  Questions.Question answer(@PathVariable long id, @RequestBody Answer answer) {
    if (answer.dismissed()) {
      questions.dismiss(id);
    } else if (answer.unitId() != null) {
      questions.answer(id, answer.unitId());
    } else {
      questions.addUnit(id, answer.newUnitKind() == null ? "" : answer.newUnitKind(), null);
    }
    return questions.get(id);
  }

  @GetMapping("/people")
  Page<PeopleList.Line> people(@Of("/directory/people") Ask ask) {
    var page = lists.page(list, ask);
    return new Page<>(page.items(), page.next());
  }

  @GetMapping("/people/{id}")
  Shown person(@PathVariable long id) {
    return shown(People.ADMINISTER.allows() ? people.reveal(id) : people.get(id));
  }

  /** The new person with the password for their first sign-in, told this once. */
  @PostMapping("/people")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> add(@RequestBody Entered entered, HttpServletRequest request) {
    People.ADMINISTER.demand();
    Submission.keepNoAnswer(request);
    String login = entered.login() == null ? "" : entered.login();
    String password = Passwords.oneTime(login);
    Person person =
        people.add(
            login,
            entered.name(),
            entered.unitId(),
            entered.roles(),
            entered.approves(),
            entered.mobile(),
            entered.email(),
            password);
    return Map.of("person", shown(person), "password", password);
  }

  @PutMapping("/people/{id}")
  Shown edit(@PathVariable long id, @RequestBody Entered entered) {
    return shown(
        people.edit(
            id,
            entered.version(),
            entered.name(),
            entered.unitId(),
            entered.roles(),
            entered.approves(),
            entered.mobile(),
            entered.email(),
            entered.oidcAllowed()));
  }

  @PostMapping("/people/{id}/active")
  Shown activity(@PathVariable long id, @RequestBody Activity activity) {
    people.setActive(id, activity.version(), activity.active());
    return shown(people.get(id));
  }

  @PostMapping("/people/{id}/password")
  Map<String, String> reset(@PathVariable long id, HttpServletRequest request) {
    Submission.keepNoAnswer(request);
    return Map.of("password", accounts.resetPassword(id));
  }

  @PostMapping("/people/{id}/unlock")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlock(@PathVariable long id) {
    accounts.unlock(id);
  }

  @GetMapping("/people/{id}/sessions")
  Page<Sessions.Device> devices(@PathVariable long id) {
    return new Page<>(accounts.devices(id), null);
  }

  @DeleteMapping("/people/{id}/sessions/{handle}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable long id, @PathVariable String handle) {
    accounts.revokeDevice(id, handle);
  }

  @GetMapping("/account/sessions")
  Page<Sessions.Device> devices(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return new Page<>(
        sessions.of(Actor.current().login(), session == null ? "" : session.getId()), null);
  }

  @DeleteMapping("/account/sessions/{handle}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  void revoke(@PathVariable String handle) {
    sessions.revoke(Actor.current().login(), handle);
  }

  private static Shown shown(Person person) {
    Long self = Actor.current().personId();
    boolean full = People.ADMINISTER.allows() || (self != null && self == person.id());
    return new Shown(
        person.id(),
        person.login(),
        person.name(),
        person.unitId(),
        person.roles(),
        person.approves(),
        full
            ? String.valueOf(person.mobile() == null ? "" : person.mobile())
            : person.maskedMobile(),
        full ? String.valueOf(person.email() == null ? "" : person.email()) : person.maskedEmail(),
        person.active(),
        person.version());
  }
}
