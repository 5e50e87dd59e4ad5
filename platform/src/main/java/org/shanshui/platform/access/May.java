package org.shanshui.platform.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * Who may do one thing (权限), said once: the service demands it, the page shows a button by it, and
 * {@code docs/permissions.md} lists it. Kept in a constant, whose Javadoc says what is done. The
 * house itself may do anything.
 *
 * @param <T> what it is done to
 */
public final class May<T> {
  /** How far a role may. */
  public enum Reach {
    /** To all that it sees. */
    ALL,
    /** To what belongs to the person's region or lies within. */
    REGION,
    /** To what the person's units take part in. */
    UNIT
  }

  private static final Refusal OUTSIDE =
      Refusal.denied(
          "access.outside-region",
          "此操作超出您所属行政区划的范围。请联系上级管理员。",
          "this lies outside your region; ask an administrator of the level above");

  /** To come to what shows each their own: the first page, the lists. */
  public static final May<Object> EVERYONE = by(Role.values());

  /** To look at the business of the house; what of it, is said by the sight. */
  public static final May<Object> LOOK =
      by(
          Role.PLANNER,
          Role.UNIT_OFFICER,
          Role.COUNTY_OFFICER,
          Role.LEADER,
          Role.INSPECTOR,
          Role.AUDITOR);

  /** One who may; a role may be named by several. */
  private record Way<T>(Set<Role> roles, Reach reach, BiPredicate<Actor, ? super T> within) {}

  /** What its subject must be, and why it cannot be done otherwise. */
  private record State<T>(Predicate<? super T> holds, Refusal otherwise) {}

  private final List<Way<T>> ways;
  private final Refusal beyond;
  private final @Nullable State<T> state;

  private May(List<Way<T>> ways, Refusal beyond, @Nullable State<T> state) {
    this.ways = List.copyOf(ways);
    this.beyond = beyond;
    this.state = state;
  }

  private static <T> May<T> way(Reach reach, BiPredicate<Actor, ? super T> within, Role... roles) {
    return new May<>(List.of(new Way<T>(Set.of(roles), reach, within)), OUTSIDE, null);
  }

  /** These roles, whatever they see. */
  public static <T> May<T> by(Role... roles) {
    return way(Reach.ALL, (actor, subject) -> true, roles);
  }

  /** These roles of the region of this path, and of those above. */
  public static <T> May<T> ofRegion(Function<? super T, String> path, Role... roles) {
    return way(Reach.REGION, (actor, subject) -> actor.reaches(path.apply(subject)), roles);
  }

  /** The same, of a region that is given by its path. */
  public static May<String> ofRegion(Role... roles) {
    return ofRegion(path -> path, roles);
  }

  /** These roles of one of the units. */
  public static <T> May<T> ofUnits(
      Function<? super T, ? extends Collection<Long>> units, Role... roles) {
    return way(
        Reach.UNIT,
        (actor, subject) -> units.apply(subject).stream().anyMatch(actor.sight().units()::contains),
        roles);
  }

  /** These roles of this very unit. */
  public static <T> May<T> ofUnit(ToLongFunction<? super T> unit, Role... roles) {
    return way(
        Reach.UNIT,
        (actor, subject) -> Objects.equals(actor.unitId(), unit.applyAsLong(subject)),
        roles);
  }

  /** Those others as well. */
  public May<T> or(May<T> other) {
    List<Way<T>> all = new ArrayList<>(ways);
    all.addAll(other.ways);
    return new May<>(all, beyond, state);
  }

  /** The same, told so to those of the roles who may not do it to this one. */
  public May<T> elseRefusing(Refusal refusal) {
    return new May<>(ways, refusal, state);
  }

  /** Only while this holds of what it is done to. */
  public May<T> when(Predicate<? super T> holds, Refusal otherwise) {
    return new May<>(ways, beyond, new State<>(holds, otherwise));
  }

  /** Whether the current actor may do it to some at least. */
  public boolean allows() {
    Actor actor = Actor.current();
    return actor.isHouse() || ways.stream().anyMatch(way -> actor.isAny(way.roles()));
  }

  /** Whether the current actor may do it to this one. */
  public boolean allows(T subject) {
    Actor actor = Actor.current();
    return actor.isHouse()
        || reaches(actor, subject) && (state == null || state.holds().test(subject));
  }

  /** Refuses unless the current actor may do it to some at least. */
  public void demand() {
    if (!allows()) {
      throw Refusal.denied(
              "access.role-may-not",
              "您的角色不能进行此操作。如需此权限，请联系管理员。",
              "your role does not allow this; ask an administrator")
          .asException();
    }
  }

  /** Refuses unless the current actor may do it to this one. */
  public void demand(T subject) {
    demand();
    Actor actor = Actor.current();
    if (actor.isHouse()) {
      return;
    }
    if (!reaches(actor, subject)) {
      throw beyond.asException();
    }
    if (state != null && !state.holds().test(subject)) {
      throw state.otherwise().asException();
    }
  }

  private boolean reaches(Actor actor, T subject) {
    return ways.stream()
        .anyMatch(way -> actor.isAny(way.roles()) && way.within().test(actor, subject));
  }

  /** All that may do it to some at least. */
  public Set<Role> roles() {
    Set<Role> roles = new TreeSet<>();
    ways.forEach(way -> roles.addAll(way.roles()));
    return roles;
  }

  /** How far a role may; none where it may not. */
  public Set<Reach> reach(Role role) {
    Set<Reach> found = new TreeSet<>();
    ways.stream().filter(way -> way.roles().contains(role)).forEach(way -> found.add(way.reach()));
    return found;
  }
}
