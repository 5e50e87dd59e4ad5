package org.shanshui.platform.sample;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Unit;

/** Who does what in the city: each signs in once and stays at their desk. */
final class Staff {
  /** What no person of the city does: looking up what is needed to go on. */
  static final Actor HOUSE = Actor.house("样例城市");

  private final String address;
  private final String pass;
  private final People people;
  private final Map<Long, String> stems = new ConcurrentHashMap<>();
  private final Map<String, Unit> units;
  private final Map<String, Desk> desks = new ConcurrentHashMap<>();
  private final Map<String, Actor> actors = new ConcurrentHashMap<>();

  /**
   * @param pass through the fence around the city
   * @param units by the stem of their people's logins
   */
  Staff(String address, String pass, People people, Map<String, Unit> units) {
    this.address = address;
    this.pass = pass;
    this.people = people;
    this.units = units;
    units.forEach((stem, unit) -> stems.put(unit.id(), stem));
  }

  Desk desk(String login) {
    return desks.computeIfAbsent(login, l -> Desk.of(address, pass, l));
  }

  /** Does something in a person's name by the faces of the modules, as their desk would. */
  <T> T as(String login, Supplier<T> work) {
    return actor(login).call(work);
  }

  private Actor actor(String login) {
    Actor known = actors.get(login);
    if (known == null) {
      known = HOUSE.call(() -> people.asActor(people.byLogin(login).orElseThrow()));
      actors.put(login, known);
    }
    return known;
  }

  Unit unit(String stem) {
    return Objects.requireNonNull(units.get(stem), stem);
  }

  Map<String, Unit> units() {
    return units;
  }

  /** Who reports for a unit. */
  String officer(long unitId) {
    return Objects.requireNonNull(stems.get(unitId), () -> "Unit " + unitId);
  }

  /** Who approves for a unit. */
  String head(long unitId) {
    return officer(unitId) + "-head";
  }

  /** The governments of the counties. */
  List<Unit> counties() {
    return units().values().stream()
        .filter(unit -> !unit.regionCode().equals(Townspeople.CITY))
        .filter(unit -> unit.kind().equals("government"))
        .toList();
  }
}
