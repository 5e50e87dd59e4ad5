package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.security.Browser;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who comes, fails to, takes data out or looks at personal data is on record, sealed like any
 * change.
 */
@PlatformTest
class AccessRecordTest {
  @Autowired private Towns towns;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @LocalServerPort private int port;

  private ScopeFixture.Town town;
  private long before;

  @BeforeEach
  void build() {
    town = towns.build();
    before = last();
  }

  private long last() {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select coalesce(max(number), 0) from audit_entry")
                    .query(Long.class)
                    .single());
  }

  /** What the record tells of access since the test began: kind, login, subject, address. */
  private List<String> told() {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql(
                        """
                        select concat_ws(' ', after ->> 'kind', after ->> 'login', after ->> 'subject', address)
                        from audit_entry where table_name = 'access_event' and number > ? order by number
                        """)
                    .param(before)
                    .query(String.class)
                    .list());
  }

  @Test
  void comingFailingAndGoingAreOnRecord() throws Exception {
    String login = town.people().get(Role.PLANNER).login();
    Browser browser = new Browser(port);
    browser.signIn(login, "wrong");
    browser.signIn("Xin-8kouling-9", "wrong");
    browser.signIn(login, Towns.PASSWORD);
    browser.get("/account");
    browser.post("/logout", Map.of());
    assertThat(told())
        .containsExactly(
            "refused " + login + "  127.0.0.1",
            "refused xi***  127.0.0.1",
            "signed_in " + login + "  127.0.0.1",
            "signed_out " + login + "  127.0.0.1");
  }

  @Test
  void whatIsTakenOutIsOnRecord() throws Exception {
    String login = town.people().get(Role.AUDITOR).login();
    Browser browser = new Browser(port);
    browser.signIn(login, Towns.PASSWORD);
    assertThat(browser.get("/audit").statusCode()).isEqualTo(200);
    assertThat(browser.get("/cases.xlsx").statusCode()).isEqualTo(200);
    assertThat(told())
        .containsExactly(
            "signed_in " + login + "  127.0.0.1", "exported " + login + " /cases.xlsx 127.0.0.1");
  }

  @Test
  void aLookAtAPhoneNumberIsOnRecord() throws Exception {
    Person administrator = town.people().get(Role.ADMINISTRATOR);
    Person planner = town.people().get(Role.PLANNER);
    people
        .asActor(planner)
        .run(
            () ->
                transaction.executeWithoutResult(
                    status -> people.editOwn(planner.version(), "13912345678", null)));
    Browser browser = new Browser(port);
    browser.signIn(administrator.login(), Towns.PASSWORD);
    String page = browser.get("/directory/people/" + planner.id()).body();
    assertThat(page).contains("13912345678");
    assertThat(browser.get("/directory/people/" + administrator.id()).statusCode()).isEqualTo(200);
    assertThat(told())
        .contains("looked " + administrator.login() + " person " + planner.id() + " 127.0.0.1")
        .hasSize(2);
    assertThat(String.join(" ", told())).doesNotContain("13912345678");
  }
}
