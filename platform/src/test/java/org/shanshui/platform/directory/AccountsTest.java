package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.AccessRecord;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.secrecy.Secrecy;
import org.shanshui.platform.security.Browser;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** What accounts are held to: who may be what, passwords, devices, second factor, tokens. */
@PlatformTest
class AccountsTest {
  private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");
  private static final Pattern CODE =
      Pattern.compile("<li><code class=\"strong\">([a-z2-7]+)</code>");
  private static final Pattern TOKEN = Pattern.compile("(shanshui_[0-9a-f]{64})");

  @Autowired private Towns towns;
  @Autowired private People people;
  @Autowired private Accounts accounts;
  @Autowired private Attempts attempts;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock.Hands clock;
  @LocalServerPort private int port;

  private ScopeFixture.Town town;
  private Person planner;
  private Person administrator;

  @BeforeEach
  void build() {
    town = towns.build();
    planner = town.people().get(Role.PLANNER);
    administrator = town.people().get(Role.ADMINISTRATOR);
  }

  private Browser signedIn(Person person) throws Exception {
    Browser browser = new Browser(port);
    assertThat(browser.signIn(person.login(), Towns.PASSWORD).statusCode()).isEqualTo(302);
    return browser;
  }

  private static String outcome(HttpResponse<String> response) {
    return response.statusCode() + " " + Browser.location(response);
  }

  private void as(Person person, Runnable work) {
    people.asActor(person).run(() -> transaction.executeWithoutResult(status -> work.run()));
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1);
  }

  @Test
  void theThreeAdministratorsAreThreePeopleAndNothingElse() {
    for (Set<Role> roles :
        List.of(
            EnumSet.allOf(Role.class),
            EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY),
            EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR),
            EnumSet.of(Role.SECURITY, Role.AUDITOR),
            EnumSet.of(Role.SECURITY, Role.LEADER),
            EnumSet.of(Role.ADMINISTRATOR, Role.PLANNER))) {
      assertThatThrownBy(
              () ->
                  as(
                      administrator,
                      () ->
                          people.edit(
                              planner.id(),
                              planner.version(),
                              planner.name(),
                              planner.unitId(),
                              roles,
                              false,
                              null,
                              null,
                              false)))
          .as(roles.toString())
          .isInstanceOf(Refused.class)
          .hasMessageContaining("互不兼任");
    }
  }

  /** As with SHANSHUI_ADMINISTRATORS=three. */
  @Test
  void apartEachAdministratorHasOnlyTheirOwn(
      @Autowired Units units,
      @Autowired Unfinished unfinished,
      @Autowired PasswordEncoder encoder,
      @Autowired Sessions sessions,
      @Autowired AccessRecord record,
      @Autowired PasswordHistory history,
      @Autowired SecondFactor second,
      @Autowired Passkeys passkeys,
      @Autowired Tokens tokens,
      @Autowired AccountSettings settings,
      @Autowired Secrecy secrecy,
      @Autowired ApplicationEventPublisher events) {
    Administrators apart = new Administrators("three");
    People house =
        new People(jdbc, units, unfinished, encoder, sessions, record, apart, settings, secrecy);
    Accounts door =
        new Accounts(
            jdbc, people, sessions, attempts, history, second, passkeys, tokens, apart, events,
            clock);
    Person security = town.people().get(Role.SECURITY);
    Set<Role> roles = EnumSet.of(Role.LEADER);
    assertThat(apart.audit().roles()).containsExactly(Role.AUDITOR);
    refused(administrator, () -> door.resetPassword(planner.id()));
    refused(administrator, () -> door.unlock(planner.id()));
    refused(administrator, () -> edit(house, planner.name(), roles));
    refused(
        administrator,
        () ->
            house.add("new.one", "新人", planner.unitId(), roles, false, null, null, Towns.PASSWORD));
    refused(security, () -> edit(house, "改名", planner.roles()));
    refused(security, () -> house.setActive(planner.id(), planner.version(), false));
    refused(security, () -> door.removeSecondFactor(planner.id()));
    refused(security, () -> door.removePasskey(planner.id(), 1));
    as(administrator, () -> edit(house, "改名", planner.roles()));
    as(security, () -> door.resetPassword(planner.id()));
    Person now = Actor.house("测试").call(() -> people.get(planner.id()));
    as(
        security,
        () ->
            house.edit(
                now.id(),
                now.version(),
                now.name(),
                now.unitId(),
                roles,
                false,
                now.mobile(),
                now.email(),
                false));
    as(
        administrator,
        () ->
            house.add(
                "new." + planner.id(), "新人", planner.unitId(), Set.of(), false, null, null, null));
    Person fresh =
        Actor.house("测试").call(() -> people.byLogin("new." + planner.id()).orElseThrow());
    assertThat(people.standing(fresh.id())).as("no role, no entry").isEmpty();
  }

  private Person edit(People house, String name, Set<Role> roles) {
    return house.edit(
        planner.id(),
        planner.version(),
        name,
        planner.unitId(),
        roles,
        planner.approves(),
        planner.mobile(),
        planner.email(),
        false);
  }

  private void refused(Person person, Runnable work) {
    assertThatThrownBy(() -> as(person, work)).isInstanceOf(Refused.class);
  }

  @Test
  void whosePasswordIsResetIsTold() {
    as(administrator, () -> accounts.resetPassword(planner.id()));
    Soon.is(
        "told",
        () ->
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql(
                                "select exists (select from notice where person_id = ? and chinese like '您的口令于%重置%')")
                            .param(planner.id())
                            .query(Boolean.class)
                            .single()));
  }

  @Test
  void aPasswordGrowsOldAndTheLastFiveDoNotComeBack() throws Exception {
    Browser browser = signedIn(planner);
    browser.get("/password");
    List<String> passwords = new ArrayList<>(List.of(Towns.PASSWORD));
    for (int i = 0; i < 3; i++) {
      String fresh = "Xin-8kouling-" + i;
      assertThat(outcome(change(browser, passwords.get(i), fresh))).isEqualTo("303 /account");
      passwords.add(fresh);
    }
    for (String earlier : passwords.subList(0, 3)) {
      HttpResponse<String> answer = change(browser, passwords.get(3), earlier);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("最近 5 次");
    }
    Actor.house("测试")
        .run(
            () ->
                jdbc.sql(
                        "update person set password_set_at = now() - interval '181 days' where id = ?")
                    .param(planner.id())
                    .update());
    assertThat(outcome(browser.get("/directory"))).isEqualTo("302 /password");
    assertThat(outcome(change(browser, passwords.get(3), "Xin-8kouling-9")))
        .isEqualTo("303 /account");
    assertThat(browser.get("/directory").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> change(Browser browser, String old, String fresh)
      throws Exception {
    browser.get("/password");
    return browser.post("/password", Map.of("old", old, "fresh", fresh, "again", fresh));
  }

  @Test
  void theOldPasswordIsNotGuessedAtADeviceLeftSignedIn() throws Exception {
    Browser browser = signedIn(planner);
    for (int i = 0; i < Attempts.PATIENCE; i++) {
      assertThat(change(browser, "wrong" + i, "Xin-8kouling-9").statusCode()).isEqualTo(422);
    }
    HttpResponse<String> answer = change(browser, Towns.PASSWORD, "Xin-8kouling-9");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("分钟后再试");
  }

  @Test
  void whoGuessesLocksHimselfOutAndNotTheOwner() {
    Actor.house("测试")
        .run(
            () -> {
              for (int i = 0; i < Attempts.PATIENCE; i++) {
                attempts.count(planner.login(), "198.51.100.7");
              }
              assertThatThrownBy(() -> attempts.count(planner.login(), "198.51.100.7"))
                  .isInstanceOf(LockedUntil.class);
              attempts.count(planner.login(), "203.0.113.5");
            });
  }

  @Test
  void guessingFromEverOtherAddressesLeavesTheOwnersOpen() {
    Actor.house("测试")
        .run(
            () -> {
              attempts.count(planner.login(), "203.0.113.5");
              attempts.clear(planner.login(), "203.0.113.5");
              for (int i = 0; i < Attempts.PATIENCE_WITH_STRANGERS; i++) {
                attempts.failed(planner.login(), "198.51.100." + i);
              }
              assertThatThrownBy(() -> attempts.count(planner.login(), "198.51.100.200"))
                  .isInstanceOf(LockedUntil.class);
              attempts.count(planner.login(), "203.0.113.5");
            });
  }

  @Test
  void aWholeOfficeSignsInAtOnce() {
    Actor.house("测试")
        .run(
            () -> {
              for (int i = 0; i < 70; i++) {
                attempts.count("office." + i, "192.0.2.1");
              }
              for (int i = 0; i < 70; i++) {
                attempts.clear("office." + i, "192.0.2.1");
              }
              attempts.count("office.70", "192.0.2.1");
            });
  }

  @Test
  void administratorsHaveTwoDevicesOthersFive() throws Exception {
    for (Map.Entry<Person, Integer> some : Map.of(administrator, 2, planner, 5).entrySet()) {
      List<Browser> browsers = new ArrayList<>();
      for (int i = 0; i <= some.getValue(); i++) {
        browsers.add(signedIn(some.getKey()));
        browsers.get(i).get("/account");
      }
      assertThat(outcome(browsers.get(0).get("/account"))).isEqualTo("302 /login?expired");
      for (Browser later : browsers.subList(1, browsers.size())) {
        assertThat(later.get("/account").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void aSessionEndsAfterADayHoweverMuchItIsUsed() throws Exception {
    Browser browser = signedIn(planner);
    clock.advance(Duration.ofHours(23));
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofHours(2));
    assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    assertThat(outcome(browser.get("/account"))).startsWith("302 /login");
  }

  @Test
  void whoHasASecondFactorComesInWithIt() throws Exception {
    Browser browser = signedIn(planner);
    String secret = found(SECRET, browser.get("/account/second-factor").body()).replace(" ", "");
    assertThat(browser.post("/account/second-factor", Map.of("code", "000000")).statusCode())
        .isEqualTo(422);
    String page =
        browser
            .post("/account/second-factor", Map.of("code", Totp.code(secret, Instant.now())))
            .body();
    String recovery = found(CODE, page);
    assertThat(browser.get("/directory").statusCode())
        .as("who has just shown it need not again")
        .isEqualTo(200);

    clock.advance(Duration.ofMinutes(2));
    Browser other = signedIn(planner);
    assertThat(outcome(other.get("/directory"))).isEqualTo("302 /login/code");
    assertThat(other.get("/api/people").statusCode()).isEqualTo(403);
    assertThat(other.get("/login/code").statusCode()).isEqualTo(200);
    assertThat(other.post("/login/code", Map.of("code", "123")).statusCode()).isEqualTo(422);
    String code = Totp.code(secret, Instant.now().plusSeconds(30));
    assertThat(outcome(other.post("/login/code", Map.of("code", code)))).isEqualTo("303 /");
    assertThat(other.get("/directory").statusCode()).isEqualTo(200);

    Browser third = signedIn(planner);
    third.get("/login/code");
    assertThat(third.post("/login/code", Map.of("code", code)).statusCode())
        .as("a code is good once")
        .isEqualTo(422);
    assertThat(outcome(third.post("/login/code", Map.of("code", recovery)))).isEqualTo("303 /");
    Browser fourth = signedIn(planner);
    fourth.get("/login/code");
    for (int i = 0; i < Attempts.PATIENCE; i++) {
      assertThat(fourth.post("/login/code", Map.of("code", recovery)).statusCode()).isEqualTo(422);
    }
    assertThat(fourth.post("/login/code", Map.of("code", recovery)).body()).contains("分钟后再试");

    as(administrator, () -> accounts.removeSecondFactor(planner.id()));
    assertThat(signedIn(planner).get("/directory").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenDoesWhatItsScopeAllowsUntilItIsRevoked() throws Exception {
    Browser browser = signedIn(planner);
    browser.get("/account/tokens");
    String reads =
        found(TOKEN, browser.post("/account/tokens", Map.of("name", "读数", "days", "30")).body());
    String writes =
        found(
            TOKEN,
            browser
                .post("/account/tokens", Map.of("name", "报送", "days", "30", "writes", "true"))
                .body());
    assertThat(browser.get("/account/tokens").body()).contains("读数").doesNotContain(reads);
    Browser program = new Browser(port);
    assertThat(program.ask("/api/people", reads).statusCode()).isEqualTo(200);
    assertThat(program.cookie("shanshui")).as("no session").isEmpty();
    assertThat(program.ask("/directory", reads).statusCode())
        .as("the API and nothing else")
        .isEqualTo(302);
    String body =
        "{\"kind\":\"report\",\"title\":\"令牌登记\",\"region_code\":\"%s\",\"fields\":{\"channel\":\"own\"}}"
            .formatted(town.region().code());
    assertThat(program.send("/api/cases", body, reads).statusCode()).isEqualTo(403);
    assertThat(program.send("/api/cases", body, writes).statusCode()).isEqualTo(201);
    assertThat(program.send("/api/cases", body, writes + "0").statusCode()).isEqualTo(401);
    assertThat(program.send("/api/cases", body, "shanshui_" + UUID.randomUUID()).statusCode())
        .isEqualTo(401);
    clock.advance(Duration.ofDays(31));
    assertThat(program.ask("/api/people", reads).statusCode()).isEqualTo(401);
    clock.advance(Duration.ofDays(-31));
    String id =
        found(
            Pattern.compile("/account/tokens/(\\d+)/revoke"),
            browser.get("/account/tokens").body());
    browser.post("/account/tokens/" + id + "/revoke", Map.of());
    assertThat(program.send("/api/cases", body, writes).statusCode())
        .as("the latest stands first, and is revoked")
        .isEqualTo(401);
  }
}
