package org.shanshui.platform.security;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds cities for tests. */
@Component
public class Towns {
  /** Of everyone made here. */
  public static final String PASSWORD = "Ti-6kanyunqi";

  private final Regions regions;
  private final Units units;
  private final People people;
  private final List<ScopeFixture> fixtures;
  private final TransactionTemplate transaction;

  Towns(
      Regions regions,
      Units units,
      People people,
      List<ScopeFixture> fixtures,
      TransactionTemplate transaction) {
    this.regions = regions;
    this.units = units;
    this.people = people;
    this.fixtures = fixtures;
    this.transaction = transaction;
  }

  /** A town with what all modules put into it. */
  public record Furnished(
      ScopeFixture.Town town, Map<String, Object> ids, List<ScopeFixture.Attempt> attempts) {
    public Person person(Role role) {
      return town.people().get(role);
    }
  }

  public ScopeFixture.Town build() {
    return Actor.house("测试").call(() -> transaction.execute(status -> town()));
  }

  public Furnished furnished() {
    ScopeFixture.Town town = build();
    Map<String, Object> ids = new HashMap<>();
    ids.put("regions", town.region().code());
    ids.put("units", town.unit().id());
    List<ScopeFixture.Attempt> attempts = new java.util.ArrayList<>();
    for (ScopeFixture fixture : fixtures) {
      Map<String, Object> made =
          Actor.house("测试").call(() -> transaction.execute(status -> fixture.furnish(town)));
      ids.putAll(made);
      attempts.addAll(fixture.attempts(town, made));
    }
    return new Furnished(town, ids, attempts);
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
