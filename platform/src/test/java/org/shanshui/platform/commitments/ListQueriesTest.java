package org.shanshui.platform.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** No list reads a whole table: with 30,000 commitments every page goes by an index. */
@PlatformTest
class ListQueriesTest {
  @Autowired
  @Qualifier("targetListing")
  private Listing<?> targets;

  @Autowired
  @Qualifier("taskListing")
  private Listing<?> tasks;

  @Autowired
  @Qualifier("projectListing")
  private Listing<?> projects;

  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  private TestCity city;

  @BeforeEach
  void found(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
  }

  private void fill() {
    // Rows that are taken back again; the record of changes is not what is tried here.
    jdbc.sql("alter table commitment disable trigger on_record").update();
    jdbc.sql("alter table task disable trigger on_record").update();
    jdbc.sql(
            """
            insert into commitment (kind, title, theme, lead_unit_id, unit_ids, region_path, start_on, due, light, light_on)
            select (array['TASK', 'TASK', 'TARGET', 'PROJECT'])[1 + n % 4], '承诺' || n, '专题' || n % 7, u.id, array[u.id], :city,
              date '2024-01-01', date '2024-06-30' + n % 900, (array['ON_SCHEDULE', 'BEHIND', 'OVERDUE', 'COMPLETED'])[1 + n % 4], date '2025-01-01'
            from generate_series(1, 30000) n
            join lateral (select id from unit where region_path = :city order by id offset n % 5 limit 1) u on true
            """)
        .param("city", city.path())
        .update();
    jdbc.sql(
            "insert into task (id, text, all_counties) select id, title, false from commitment c where kind = 'TASK' and not exists (select from task t where t.id = c.id)")
        .update();
    jdbc.sql("analyze commitment").update();
    jdbc.sql("analyze task").update();
  }

  @Test
  void everyPageOfAListGoesByAnIndex() {
    long unit = city.unit("云岫市交通运输局").id();
    List<Ask> asks =
        List.of(
            Ask.ALL,
            Ask.ALL.with("light", "overdue"),
            Ask.ALL.with("unit", unit).with("part", "lead"),
            Ask.ALL.with("unit", unit),
            Ask.ALL.with("year", 2025).with("county", TestCity.CODE).with("text", "承诺1"));
    List<String> places = Arrays.asList(null, "2025-03-01_5");
    List<Actor> lookers =
        List.of(
            city.planner(),
            city.person("yx.traffic", "云岫市交通运输局", Role.UNIT_OFFICER),
            city.person("yx.luzhou", "鹭洲市人民政府", Role.COUNTY_OFFICER));
    Actor.house("测试")
        .run(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      fill();
                      for (Actor looker : lookers) {
                        city.look(looker);
                        for (Listing<?> list : List.of(targets, tasks, projects)) {
                          for (Ask ask : asks) {
                            for (String place : places) {
                              isServed(list, place(ask, place, true), looker);
                              isServed(list, place(ask, place, false), looker);
                            }
                          }
                        }
                      }
                      status.setRollbackOnly();
                    }));
  }

  private static Ask place(Ask ask, @Nullable String place, boolean after) {
    return new Ask(ask.given(), null, after ? place : null, after ? null : place, null);
  }

  private void isServed(Listing<?> list, Ask ask, Actor looker) {
    Lists.Query query = Lists.query(list, ask, 51);
    String plan =
        String.join(
            "\n",
            jdbc.sql("explain " + query.sql())
                .params(query.parameters())
                .query(String.class)
                .list());
    assertThat(plan)
        .as(looker.login() + " " + list.path() + " " + ask)
        .doesNotContain("Seq Scan on commitment");
  }
}
