package org.shanshui.platform.security;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.FreshDatabase;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds cities for tests. */
@Component
public class Towns {
  /** Of everyone made here. */
  public static final String PASSWORD = "Ti-6kanyunqi";

  /** When {@link #pair} is furnished: what is due by then is known. */
  static final LocalDate DAY = LocalDate.of(2025, 3, 3);

  static final LocalTime TIME = LocalTime.of(9, 0);

  private final Regions regions;
  private final Units units;
  private final People people;
  private final List<ScopeFixture> fixtures;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final MovableClock.Hands clock;
  private @Nullable Pair pair;

  Towns(
      Regions regions,
      Units units,
      People people,
      List<ScopeFixture> fixtures,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      MovableClock.Hands clock) {
    this.regions = regions;
    this.units = units;
    this.people = people;
    this.fixtures = fixtures;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @EventListener
  synchronized void forget(FreshDatabase.Given given) {
    pair = null;
  }

  /** A town with what all modules put into it. */
  public record Furnished(
      ScopeFixture.Town town,
      Map<String, Object> ids,
      List<ScopeFixture.View> views,
      List<ScopeFixture.Attempt> attempts) {
    public Person person(Role role) {
      return town.people().get(role);
    }
  }

  public ScopeFixture.Town build() {
    return Actor.house("测试").call(() -> transaction.execute(status -> town()));
  }

  /** Two towns that have nothing to do with each other. */
  public record Pair(Furnished here, Furnished far) {}

  /** The same two for all tests, which leave them as they are. */
  public synchronized Pair pair() {
    if (pair == null) {
      clock.set(DAY, TIME);
      Set<UUID> others = undelivered();
      pair = new Pair(furnished(), furnished());
      awaitDelivery(others);
    }
    return pair;
  }

  /** What modules tell each other goes on in the background. */
  private void awaitDelivery(Set<UUID> others) {
    Soon.is("every event delivered", () -> others.containsAll(undelivered()));
  }

  private Set<UUID> undelivered() {
    return Actor.house("测试")
        .call(
            () ->
                Set.copyOf(
                    jdbc.sql("select id from event_publication where completion_date is null")
                        .query(UUID.class)
                        .list()));
  }

  private Furnished furnished() {
    ScopeFixture.Town town = build();
    Map<String, Object> ids = new HashMap<>();
    ids.put("regions", town.region().code());
    ids.put("units", town.unit().id());
    List<ScopeFixture.View> views = new ArrayList<>();
    List<ScopeFixture.Attempt> attempts = new ArrayList<>();
    for (ScopeFixture fixture : fixtures) {
      Map<String, Object> made =
          Actor.house("测试").call(() -> transaction.execute(status -> fixture.furnish(town)));
      ids.putAll(made);
      views.addAll(fixture.views(town, made));
      attempts.addAll(fixture.attempts(town, made));
    }
    return new Furnished(town, ids, views, attempts);
  }

  private ScopeFixture.Town town() {
    String tag = UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    Region city = regions.add("T" + tag, "试验市" + tag, "prefecture", Regions.NATION);
    Unit unit = units.add("试验局" + tag, "department", city.code(), null);
    Map<Role, Person> team = new EnumMap<>(Role.class);
    String marker = "MARK" + tag;
    for (Role role : Role.values()) {
      Person person =
          people.add(
              role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + tag,
              marker + role,
              unit.id(),
              Set.of(role),
              false,
              null,
              marker + "@example.cn",
              PASSWORD);
      people.settle(person.id());
      team.put(role, person);
    }
    return new ScopeFixture.Town(marker, city, unit, team);
  }
}
