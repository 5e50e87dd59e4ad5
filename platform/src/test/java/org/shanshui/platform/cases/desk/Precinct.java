package org.shanshui.platform.cases.desk;

import java.util.Set;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;

/**
 * A part of 云岫市 for a test: two counties with their governments, two departments, an inspectorate,
 * and people at their desks.
 *
 * @param tag makes names unlike those of other tests
 */
record Precinct(
    String tag,
    Unit water,
    Unit town,
    Unit inspectorate,
    Unit county,
    Person inspector,
    Person second,
    Person planner,
    Person leader,
    Person mainLeader,
    Person officer,
    Person head,
    Person townOfficer,
    Person countyOfficer,
    Person otherCountyOfficer,
    Person auditor,
    People people) {

  // A city of its own: the governments that each test adds would otherwise be committed by the
  // general clauses of others.
  static final String CITY = "990200";
  static final String COUNTY = "990206";
  static final String OTHER_COUNTY = "990207";

  static Precinct build(String tag, Regions regions, Units units, People people) {
    return Actor.house("测试")
        .call(
            () -> {
              region(regions, "990000", "东屏省", "province", Regions.NATION);
              region(regions, CITY, "云岫市", "prefecture", "990000");
              region(regions, COUNTY, "霁川县", "county", CITY);
              region(regions, OTHER_COUNTY, "石鹿县", "county", CITY);
              Unit water = units.add("市水利局" + tag, "department", CITY, null);
              Unit town = units.add("市建设局" + tag, "department", CITY, null);
              Unit inspectorate = units.add("市督查室" + tag, "department", CITY, null);
              Unit county = units.add("霁川县政府" + tag, "government", COUNTY, null);
              Unit other = units.add("石鹿县政府" + tag, "government", OTHER_COUNTY, null);
              return new Precinct(
                  tag,
                  water,
                  town,
                  inspectorate,
                  county,
                  person(people, "insp" + tag, "巡查甲", inspectorate, false, Role.INSPECTOR),
                  person(people, "sec" + tag, "巡查乙", inspectorate, false, Role.INSPECTOR),
                  person(people, "plan" + tag, "统筹甲", inspectorate, true, Role.PLANNER),
                  person(people, "lead" + tag, "分管领导", inspectorate, false, Role.LEADER),
                  person(people, "main" + tag, "主要领导", inspectorate, true, Role.LEADER),
                  person(people, "off" + tag, "水利甲", water, false, Role.UNIT_OFFICER),
                  person(people, "head" + tag, "水利长", water, true, Role.UNIT_OFFICER),
                  person(people, "town" + tag, "建设甲", town, true, Role.UNIT_OFFICER),
                  person(people, "cnty" + tag, "霁川甲", county, true, Role.COUNTY_OFFICER),
                  person(people, "othr" + tag, "石鹿甲", other, true, Role.COUNTY_OFFICER),
                  person(people, "audi" + tag, "审计甲", inspectorate, false, Role.AUDITOR),
                  people);
            });
  }

  private static void region(
      Regions regions, String code, String name, String level, String parent) {
    if (regions.find(code).isEmpty()) {
      regions.add(code, name, level, parent);
    }
  }

  private static Person person(
      People people, String login, String name, Unit unit, boolean approves, Role role) {
    Person person =
        people.add(login, name, unit.id(), Set.of(role), approves, null, null, "Abcd-1234-efgh");
    people.settle(person.id());
    return person;
  }

  Actor as(Person person) {
    return Actor.house("测试").call(() -> people.asActor(person));
  }
}
