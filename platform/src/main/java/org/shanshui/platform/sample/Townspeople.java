package org.shanshui.platform.sample;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.documents.Organs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The city's regions, units and people. */
@Component
class Townspeople {
  /** Of all of them; printed when the demo starts. */
  static final String PASSWORD = "Yunxiu@2025";

  static final String CITY = "990100";

  private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧";
  private static final String GIVEN = "文明建国志强海峰秀英丽华晓东雨晨思远一诺嘉宁清和若水云山书言景行";

  private final Regions regions;
  private final Units units;
  private final People people;
  private final Organs organs;

  Townspeople(Regions regions, Units units, People people, Organs organs) {
    this.organs = organs;
    this.regions = regions;
    this.units = units;
    this.people = people;
  }

  /**
   * Puts all of them in. The same seed gives the same names.
   *
   * @return the units by the stem of their people's logins
   */
  @Transactional
  Map<String, Unit> moveIn(Random random) {
    for (List<String> region : Sheet.rows("regions.tsv")) {
      regions.add(region.get(0), region.get(1), region.get(2), region.get(3));
    }
    Map<String, Unit> byStem = new LinkedHashMap<>();
    for (List<String> row : Sheet.rows("units.tsv")) {
      Unit unit = units.add(row.get(3), row.get(2), row.get(1), null);
      for (String alias : row.get(4).split(",")) {
        units.addAlias(unit.id(), alias);
      }
      byStem.put(row.get(0), unit);
    }
    Function<String, Unit> unitOf = stem -> Objects.requireNonNull(byStem.get(stem), stem);
    Unit office = unitOf.apply("mlb");
    organs.put(null, 0, office.name(), "云美丽办", office.id(), true);
    add("planner", office, random, false, Role.PLANNER);
    add("planner2", unitOf.apply("fgw"), random, false, Role.PLANNER);
    add("leader", unitOf.apply("zf"), random, false, Role.LEADER);
    add("inspector", office, random, false, Role.INSPECTOR);
    add("auditor", unitOf.apply("sjj"), random, false, Role.AUDITOR);
    add("cityadmin", unitOf.apply("zf"), random, false, Role.ADMINISTRATOR);
    byStem.forEach(
        (stem, unit) -> {
          Role role = unit.regionCode().equals(CITY) ? Role.UNIT_OFFICER : Role.COUNTY_OFFICER;
          add(stem, unit, random, false, role);
          add(stem + "-head", unit, random, true, role);
        });
    return byStem;
  }

  private void add(String login, Unit unit, Random random, boolean approves, Role role) {
    Set<Role> roles = EnumSet.of(role);
    String mobile = "1990000%04d".formatted(random.nextInt(10_000));
    long id =
        people.add(login, name(random), unit.id(), roles, approves, mobile, null, PASSWORD).id();
    people.settle(id);
  }

  private static String name(Random random) {
    int given = random.nextInt(GIVEN.length() / 2) * 2;
    return SURNAMES.charAt(random.nextInt(SURNAMES.length())) + GIVEN.substring(given, given + 2);
  }
}
