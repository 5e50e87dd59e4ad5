package org.shanshui.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 云岫市 in 东屏省, for tests: its counties and the governments stand from the beginning, units and
 * people come as they are asked for. It lies in the database of the class that founds it.
 */
public final class TestCity {
  public static final String CODE = "990100";
  public static final String GOVERNMENT = "云岫市人民政府";
  private static final String PROVINCE = "990000";
  private static final List<String> COUNTIES =
      List.of("岫城区", "澄湖区", "听松区", "青漪市", "鹭洲市", "霁川县", "石鹿县", "松泠县", "鹤汀县");
  private static final String PASSWORD = "Shanshui-2025-fine";
  private static final Actor HOUSE = Actor.house("测试");

  private final BeanFactory beans;
  private final Regions regions;
  private final Units units;
  private final People people;
  private final TransactionTemplate transaction;
  private final String code;
  private final Map<String, Unit> named = new LinkedHashMap<>();

  private TestCity(BeanFactory beans, String code) {
    this.beans = beans;
    this.regions = beans.getBean(Regions.class);
    this.units = beans.getBean(Units.class);
    this.people = beans.getBean(People.class);
    this.transaction = beans.getBean(TransactionTemplate.class);
    this.code = code;
    house(this::found);
  }

  /** The city of {@link #CODE}: the same for all tests of a class. */
  public static TestCity of(BeanFactory beans) {
    return new TestCity(beans, CODE);
  }

  /** A city of the same names that no other test has to do with. */
  public static TestCity another(BeanFactory beans) {
    Regions regions = beans.getBean(Regions.class);
    int others = HOUSE.call(() -> regions.children(PROVINCE)).size();
    return new TestCity(beans, "99%02d00".formatted(2 + others));
  }

  private void found() {
    region(PROVINCE, "东屏省", "province", Regions.NATION);
    region(code, "云岫市", "prefecture", PROVINCE);
    unit(GOVERNMENT, "government", code);
    for (String county : COUNTIES) {
      region(countyCode(county), county, "county", code);
      unit(county + "人民政府", "government", countyCode(county));
    }
  }

  private void region(String code, String name, String level, String parent) {
    if (regions.find(code).isEmpty()) {
      regions.add(code, name, level, parent);
    }
  }

  private Unit unit(String name, String kind, String region) {
    return named.computeIfAbsent(
        name,
        is ->
            units
                .called(is, regions.get(region).code())
                .orElseGet(() -> units.add(is, kind, region, null)));
  }

  public String code() {
    return code;
  }

  public String path() {
    return region(code).path();
  }

  public Region county(String name) {
    return region(countyCode(name));
  }

  private Region region(String code) {
    return HOUSE.call(() -> regions.get(code));
  }

  private String countyCode(String name) {
    return code.substring(0, 4) + "0" + (1 + COUNTIES.indexOf(name));
  }

  /** A government, or a department of the city. */
  public Unit unit(String name) {
    Unit known = named.get(name);
    return known == null ? as(HOUSE, () -> unit(name, "department", code)) : known;
  }

  /** The person of this login, first put into this unit. */
  public Actor person(String login, String unit, Role... roles) {
    long home = unit(unit).id();
    String own = code.equals(CODE) ? login : login + "." + code;
    return as(
        HOUSE,
        () ->
            people
                .byLogin(own)
                .map(people::asActor)
                .orElseGet(() -> moveIn(own, "测试" + login, home, false, Set.of(roles))));
  }

  /** A person whom nobody has met before. */
  public Actor person(Role role, String unit) {
    return moveIn(role, unit, false);
  }

  /** The same, who approves for the unit; of leaders, the first (主要领导). */
  public Actor head(Role role, String unit) {
    return moveIn(role, unit, true);
  }

  public Actor planner() {
    return person("planner", "云岫市发展和改革委员会", Role.PLANNER);
  }

  private Actor moveIn(Role role, String unit, boolean approves) {
    long home = unit(unit).id();
    String tag = UUID.randomUUID().toString().substring(0, 8);
    return as(HOUSE, () -> moveIn("p." + tag, "人员" + tag, home, approves, Set.of(role)));
  }

  private Actor moveIn(String login, String name, long unit, boolean approves, Set<Role> roles) {
    Person person = people.add(login, name, unit, roles, approves, null, null, PASSWORD);
    people.settle(person.id());
    return people.asActor(person);
  }

  /** Does something in one transaction as the house. */
  public void house(Runnable work) {
    as(HOUSE, work);
  }

  /** Does something in one transaction as a person. */
  public <T> T as(Actor actor, Supplier<T> work) {
    return Objects.requireNonNull(actor.call(() -> transaction.execute(status -> work.get())));
  }

  public void as(Actor actor, Runnable work) {
    actor.run(() -> transaction.executeWithoutResult(status -> work.run()));
  }

  /** Of the application that the city lies in. */
  public <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  /** Sets, to the end of the transaction, what a connection taken in this actor's name has set. */
  public void look(Actor looker) {
    String region = looker.sight().region();
    bean(JdbcClient.class)
        .sql(
            "select set_config('shanshui.region_from', ?, true), set_config('shanshui.region_to', ?, true), set_config('shanshui.units', ?, true)")
        .params(
            region.isEmpty() ? "~" : region,
            region.isEmpty() ? "~" : region.substring(0, region.length() - 1) + "0",
            looker.sight().units().toString().replace('[', '{').replace(']', '}').replace(" ", ""))
        .query()
        .listOfRows();
  }
}
