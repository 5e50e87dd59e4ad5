package org.shanshui.platform.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.register.Cursor;
import org.shanshui.platform.commitments.register.Filter;
import org.shanshui.platform.commitments.register.Listing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** No list reads a whole table: with 30,000 commitments every page goes by an index. */
@PlatformTest
class ListQueriesTest {
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  private Yunxiu city;

  @BeforeEach
  void found(@Autowired AutowireCapableBeanFactory beans) {
    city = beans.createBean(Yunxiu.class);
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
        .param("city", city.cityPath())
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
    Filter tasks = Filter.all(CommitmentKind.TASK);
    List<Filter> filters = new ArrayList<>();
    for (CommitmentKind kind : CommitmentKind.values()) {
      filters.add(Filter.all(kind));
    }
    filters.add(tasks.light(Light.OVERDUE));
    filters.add(tasks.unit(unit, "lead"));
    filters.add(tasks.unit(unit, null));
    filters.add(
        new Filter(
            CommitmentKind.TASK,
            null,
            null,
            2025,
            null,
            null,
            city.cityPath(),
            List.of(unit),
            null,
            "承诺1",
            null,
            null,
            true,
            false));
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
                        for (Filter filter : filters) {
                          for (Cursor cursor :
                              new Cursor[] {
                                null,
                                new Cursor(LocalDate.of(2025, 3, 1), 5, false),
                                new Cursor(LocalDate.of(2025, 3, 1), 5, true)
                              }) {
                            Listing.Query query =
                                Listing.query(Listing.Shape.PLAIN, filter, cursor, 51);
                            String plan =
                                String.join(
                                    "\n",
                                    jdbc.sql("explain " + query.sql())
                                        .params(query.parameters())
                                        .query(String.class)
                                        .list());
                            assertThat(plan)
                                .as(looker.login() + " " + filter)
                                .doesNotContain("Seq Scan on commitment");
                          }
                        }
                      }
                      status.setRollbackOnly();
                    }));
  }
}
