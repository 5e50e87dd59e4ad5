package org.shanshui.platform.plans;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;

/** 云岫市 with codes of its own for each test class, its counties, some units, and people. */
final class City {
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  static final String PASSWORD = "Yunxiu-2025-plan";

  final Region city;
  final Region county;
  final Map<String, Unit> units = new LinkedHashMap<>();
  private final People people;
  private final String suffix = Integer.toString(NEXT.getAndIncrement());

  City(Regions regions, Units directory, People people) {
    this.people = people;
    String code = "99P" + suffix;
    Region[] made = new Region[2];
    Actor.house("测试")
        .run(
            () -> {
              regions.add(code, "东屏省", "province", Regions.NATION);
              made[0] = regions.add(code + "C", "云岫市", "prefecture", code);
              int n = 1;
              for (String name :
                  new String[] {"岫城区", "澄湖区", "听松区", "青漪市", "鹭洲市", "霁川县", "石鹿县", "松泠县", "鹤汀县"}) {
                Region added = regions.add(code + "C" + n++, name, "county", code + "C");
                directory.add(name + "人民政府", "government", added.code(), null);
                made[1] = made[1] == null ? added : made[1];
              }
              for (String name :
                  new String[] {
                    "市发展和改革委员会",
                    "市生态环境局",
                    "市水利局",
                    "市自然资源和规划局",
                    "市农业农村局",
                    "市林业局",
                    "市财政局",
                    "市住房和城乡建设局",
                    "市经济和信息化局",
                    "市文化广电旅游体育局",
                    "市交通运输局"
                  }) {
                units.put(name, directory.add(name, "department", code + "C", null));
              }
            });
    this.city = made[0];
    this.county = made[1];
  }

  long unit(String name) {
    return units.get(name).id();
  }

  Actor planner(String login) {
    return person(login, "市发展和改革委员会", Role.PLANNER);
  }

  Actor person(String login, String unit, Role role) {
    Unit of = units.get(unit);
    return Actor.house("测试")
        .call(
            () ->
                people.asActor(
                    people.add(
                        login + suffix,
                        "测试" + login,
                        of.id(),
                        Set.of(role),
                        false,
                        null,
                        null,
                        PASSWORD)));
  }
}
