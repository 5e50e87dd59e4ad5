package org.shanshui.platform.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.security.Statements;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No list reads all cases: with 100,000 of them, put in behind the application's back and taken out
 * again, the database answers every list query by an index, and what counts them by going through
 * them once.
 */
@PlatformTest
class CaseQueriesTest {
  private static final String WATER = "市水利局";
  private static final String COUNTY = "霁川县人民政府";
  private static final int MANY = 100_000;
  private static final Pattern BUFFERS = Pattern.compile("(?:hit|read)=([0-9]+)");

  @Autowired private BeanFactory beans;
  @Autowired private Lists lists;
  @Autowired private Listing<CaseLine> list;
  @Autowired private CaseNumbers numbers;
  @Autowired private Bulletin bulletin;
  @Autowired private JdbcClient jdbc;
  @Autowired private JdbcTemplate jdbcTemplate;
  @Autowired private Statements statements;
  @Autowired private MovableClock.Hands clock;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void everyListWalksAnIndex() {
    clock.set(LocalDate.of(2025, 3, 31), LocalTime.of(10, 0));
    TestCity city = TestCity.of(beans);
    List<Long> leads = new ArrayList<>();
    for (String unit : List.of(WATER, "市建设局", COUNTY)) {
      leads.add(city.unit(unit).id());
    }
    for (int i = 0; i < 37; i++) {
      leads.add(city.unit("领办单位" + i).id());
    }
    try {
      fill(leads);
      for (Actor person :
          List.of(
              city.person(Role.INSPECTOR, TestCity.GOVERNMENT),
              city.person(Role.PLANNER, TestCity.GOVERNMENT),
              city.person(Role.LEADER, TestCity.GOVERNMENT),
              city.person(Role.UNIT_OFFICER, WATER),
              city.person(Role.COUNTY_OFFICER, COUNTY))) {
        person.run(() -> checkAll(person.roles().toString(), city));
      }
    } finally {
      Actor.house("测试")
          .run(
              () ->
                  new TransactionTemplate(transactions)
                      .executeWithoutResult(
                          status -> {
                            jdbc.sql("alter table case_file disable trigger on_record").update();
                            jdbc.sql("delete from case_file where title like '批量生成%'").update();
                            jdbc.sql("alter table case_file enable trigger on_record").update();
                          }));
      Actor.house("测试").run(() -> jdbc.sql("analyze case_file").update());
    }
  }

  private void checkAll(String who, TestCity city) {
    long whole =
        jdbc.sql("select pg_relation_size('case_file') / current_setting('block_size')::int")
            .query(Long.class)
            .single();
    for (Listing.View<CaseLine> view : Objects.requireNonNull(list.views()).all()) {
      Ask all = CaseList.view(view.value());
      for (Ask ask :
          List.of(
              all,
              all.with("kind", "inspection"),
              all.with("state", "to_verify"),
              all.with("region", city.county("霁川县").code()),
              all.with("unit", city.unit(WATER).id()))) {
        Lists.Query query = Lists.query(list, ask, 51);
        List<String> plan =
            jdbc.sql("explain (analyze, buffers) " + query.sql())
                .params(query.parameters())
                .query(String.class)
                .list();
        assertThat(plan)
            .as("%s, %s: a list must not read the whole table", who, ask)
            .noneMatch(line -> line.contains("Seq Scan on case_file"));
        assertAtMostOnePass(who + " " + ask, plan, whole);
      }
    }
    statements.listen();
    try {
      for (Listing.View<CaseLine> view : Objects.requireNonNull(list.views()).all()) {
        lists.count(list, CaseList.view(view.value()));
      }
      numbers.counts(null, null, clock.instant());
      bulletin.figures(YearMonth.of(2025, 3), Bulletin.By.UNIT);
    } finally {
      statements.stop();
    }
    for (Statements.Query query : statements.heard()) {
      List<String> plan = explained(query);
      assertAtMostOnePass(who, plan, whole);
    }
  }

  /**
   * With indexes and room for those that stand behind one another, no more than twice the table.
   */
  private static void assertAtMostOnePass(String what, List<String> plan, long whole) {
    assertThat(pages(plan))
        .as("%s: pages read, the table having %d%n%s", what, whole, String.join("\n", plan))
        .isLessThan(2 * whole);
  }

  /** How many pages of tables and indexes the database went to, by a plan with what happened. */
  private static long pages(List<String> plan) {
    String all = plan.stream().filter(line -> line.contains("Buffers:")).findFirst().orElse("");
    return BUFFERS.matcher(all).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  private List<String> explained(Statements.Query query) {
    return jdbcTemplate.execute(
        (ConnectionCallback<List<String>>)
            connection -> {
              List<String> plan = new ArrayList<>();
              try (PreparedStatement statement =
                  connection.prepareStatement("explain (analyze, buffers) " + query.sql())) {
                query.fill(statement);
                try (ResultSet rows = statement.executeQuery()) {
                  while (rows.next()) {
                    plan.add(rows.getString(1));
                  }
                }
              }
              return plan;
            });
  }

  private void fill(List<Long> leads) {
    Actor.house("测试")
        .run(
            () ->
                new TransactionTemplate(transactions)
                    .executeWithoutResult(
                        status -> {
                          jdbc.sql("alter table case_file disable trigger on_record").update();
                          jdbc.sql(
                                  """
                                  insert into case_file (kind, title, region_code, region_path, unit_ids, state, lead_id, stage, since, due, order_due,
                                    loop, found_at, assigned_at, closed_at, outcome, spent_minutes)
                                  select (array['supervision', 'inspection', 'report'])[1 + n % 3], '批量生成' || n,
                                    case when n % 9 = 0 then '990106' when n % 9 = 1 then '990107' else '990100' end,
                                    case when n % 9 = 0 then '/990000/990100/990106/' when n % 9 = 1 then '/990000/990100/990107/' else '/990000/990100/' end,
                                    array[lead], state, lead, case when closed then 'none' else 'handle' end, found,
                                    case when closed then null else found + interval '20 days' end,
                                    case when closed then timestamptz '9999-12-31' else found + interval '20 days' end,
                                    '{}', found, found, case when closed then found + interval '9 days' end,
                                    case when closed then 'resolved' end, 2000
                                  from (
                                    select n, (cast(:leads as bigint[]))[1 + n % 40] as lead, n % 10 < 7 as closed,
                                      case when n % 10 < 7 then 'closed' else (array['found', 'judged', 'assigned', 'handling', 'handling', 'to_verify'])[1 + n % 6] end as state,
                                      timestamptz '2023-01-01' + n * interval '11 minutes' as found
                                    from generate_series(1, :many) n) made
                                  """)
                              .param("leads", leads.toArray(Long[]::new))
                              .param("many", MANY)
                              .update();
                          jdbc.sql("alter table case_file enable trigger on_record").update();
                        }));
    Actor.house("测试").run(() -> jdbc.sql("analyze case_file").update());
  }
}
