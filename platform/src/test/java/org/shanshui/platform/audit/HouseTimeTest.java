package org.shanshui.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.access.SightedDataSource;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What people see stamped goes by one clock, the house's, wherever the stamp is made. */
@PlatformTest
class HouseTimeTest {
  /** What runs inside; no page shows it. */
  private static final List<String> INSIDE =
      List.of(
          "compile_job.queued_at",
          "earlier_password.replaced_at",
          "notice_mail.next_at",
          "person.password_set_at",
          "sealing_key.since",
          "stored_file.put_at",
          "submission.at");

  @Autowired private JdbcClient jdbc;
  @Autowired private DataSource database;
  @Autowired private Towns towns;
  @Autowired private MockMvc mvc;

  @AfterEach
  void onTheMachinesTimeAgain() throws Exception {
    database.unwrap(SightedDataSource.class).setClockOff(Duration.ZERO);
  }

  @Test
  void noColumnThatPeopleSeeIsStampedByTheMachine() {
    List<String> stamped =
        jdbc.sql(
                """
                select c.relname || '.' || a.attname from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace
                and pg_get_expr(d.adbin, d.adrelid) ~ '(\\mnow\\(\\)|CURRENT_|clock_timestamp)' and c.relname !~ '^(flyway|spring|event|scheduled)'
                """)
            .query(String.class)
            .list();
    assertThat(stamped).isSubsetOf(INSIDE);
    assertThat(
            jdbc.sql(
                    "select proname from pg_proc where (proname like 'record\\_%' and prorettype ="
                        + " 'trigger'::regtype or proname = 'put_on_record') and prosrc not like"
                        + " '%shanshui.clock%'")
                .query(String.class)
                .list())
        .as("writers of the record")
        .isEmpty();
  }

  @Test
  void aHouseSetOffFromTheMachineStampsItsOwnDayAndTheDayIsProved() throws Exception {
    ScopeFixture.Town town = towns.build();
    Duration off = Duration.ofDays(-400);
    database.unwrap(SightedDataSource.class).setClockOff(off);
    Actor.house("测试")
        .run(
            () ->
                jdbc.sql("update unit set name = name || '一' where id = ?")
                    .param(town.unit().id())
                    .update());
    OffsetDateTime now = jdbc.sql("select house_now()").query(OffsetDateTime.class).single();
    assertThat(now).isBefore(OffsetDateTime.now().plus(off).plusMinutes(5));
    LocalDate day =
        Actor.house("测试")
            .call(
                () ->
                    jdbc.sql(
                            "select day from audit_entry where table_name = 'unit' order by number"
                                + " desc limit 1")
                        .query(LocalDate.class)
                        .single());
    assertThat(day)
        .isEqualTo(LocalDate.ofInstant(now.toInstant(), java.time.ZoneId.of("Asia/Shanghai")));
    String page =
        mvc.perform(
                MockMvcRequestBuilders.get("/audit?day=" + day)
                    .with(As.person(town.people().get(Role.AUDITOR))))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page).contains(day + " 的", "前后衔接").doesNotContain(day + " 没有记录");
  }
}
