package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in by passkeys, where administrators must have a second factor. */
@PlatformTest
@TestPropertySource(
    properties = {
      "shanshui.address=https://plan.example.cn/",
      "shanshui.account.second-factor=administrators"
    })
class PasskeyTest {
  private static final String SITE = "https://plan.example.cn";
  private static final Pattern REMOVE = Pattern.compile("/account/passkeys/(\\d+)/remove");

  @Autowired private Towns towns;
  @Autowired private People people;
  @Autowired private Accounts accounts;
  @Autowired private Attempts attempts;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @LocalServerPort private int port;

  private Person planner;
  private Person administrator;

  @BeforeEach
  void build() {
    ScopeFixture.Town town = towns.build();
    planner = town.people().get(Role.PLANNER);
    administrator = town.people().get(Role.ADMINISTRATOR);
  }

  private static String outcome(HttpResponse<String> response) {
    return response.statusCode() + " " + Browser.location(response);
  }

  private Browser byPassword(Person person) throws Exception {
    Browser browser = new Browser(port);
    assertThat(browser.signIn(person.login(), Towns.PASSWORD).statusCode()).isEqualTo(302);
    return browser;
  }

  /** A device of this person with a passkey for here. */
  private PasskeyDevice device(Person person) throws Exception {
    PasskeyDevice device = new PasskeyDevice(SITE);
    assertThat(outcome(add(byPassword(person), device))).isEqualTo("303 /account/passkeys");
    return device;
  }

  private static HttpResponse<String> add(Browser browser, PasskeyDevice device) throws Exception {
    browser.get("/account/passkeys");
    String options = browser.get("/account/passkeys/options").body();
    return browser.post(
        "/account/passkeys", Map.of("name", "办公室电脑", "credential", device.create(options)));
  }

  private String show(PasskeyDevice device) throws Exception {
    return show(new Browser(port), device);
  }

  private static String show(Browser browser, PasskeyDevice device) throws Exception {
    browser.get("/login");
    String options = browser.get("/login/passkey").body();
    return outcome(browser.post("/login/passkey", Map.of("credential", device.get(options))));
  }

  private boolean is(String condition, Person person) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select exists (select from " + condition + ")")
                    .param(person.id())
                    .query(Boolean.class)
                    .single());
  }

  @Test
  void whoHasOneComesInByItAlone() throws Exception {
    PasskeyDevice device = device(planner);
    Browser browser = new Browser(port);
    assertThat(browser.get("/login").body()).contains("用通行密钥登录");
    assertThat(show(browser, device)).isEqualTo("302 /");
    assertThat(browser.get("/directory").statusCode()).isEqualTo(200);
    assertThat(browser.get("/account/sessions").body()).contains("本设备");
    assertThat(browser.get("/account/passkeys").body()).contains("办公室电脑");
    assertThat(is("passkey where person_id = ? and used_at is not null", planner)).isTrue();
    assertThat(
            is(
                "access_event where person_id = ? and kind = 'signed_in' having count(*) = 2",
                planner))
        .isTrue();
    assertThat(show(device)).as("and again").isEqualTo("302 /");
  }

  @Test
  void noCodeIsAskedForAfterIt() throws Exception {
    PasskeyDevice device = device(planner);
    Browser browser = byPassword(planner);
    Matcher secret =
        Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<")
            .matcher(browser.get("/account/second-factor").body());
    assertThat(secret.find()).isTrue();
    assertThat(
            browser
                .post(
                    "/account/second-factor",
                    Map.of("code", Totp.code(secret.group(1).replace(" ", ""), Instant.now())))
                .statusCode())
        .isEqualTo(200);
    Browser other = byPassword(planner);
    assertThat(outcome(other.get("/directory"))).isEqualTo("302 /login/code");
    assertThat(other.get("/login/code").body()).contains("id=\"code\"", "用通行密钥登录");
    assertThat(show(other, device)).as("in place of the code").isEqualTo("302 /");
    assertThat(other.get("/directory").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotOfThisSiteOrNotUnlockedOrACopyOrSaidBeforeIsRefused() throws Exception {
    String refused = "302 /login?passkey";
    assertThat(show(device(planner).locked())).isEqualTo(refused);
    assertThat(show(device(planner).at("https://plan.example.com"))).isEqualTo(refused);
    PasskeyDevice copied = device(planner).usedTimes(7);
    assertThat(show(copied)).isEqualTo("302 /");
    assertThat(show(copied.usedTimes(3))).isEqualTo(refused);
    assertThat(show(new PasskeyDevice(SITE))).as("nobody's").isEqualTo(refused);

    PasskeyDevice device = device(administrator);
    Browser browser = new Browser(port);
    browser.get("/login");
    String said = device.get(browser.get("/login/passkey").body());
    assertThat(outcome(browser.post("/login/passkey", Map.of("credential", said))))
        .isEqualTo("302 /");
    Browser listener = new Browser(port);
    listener.get("/login");
    listener.get("/login/passkey");
    assertThat(outcome(listener.post("/login/passkey", Map.of("credential", said))))
        .isEqualTo(refused);
    assertThat(outcome(listener.post("/login/passkey", Map.of("credential", "{}"))))
        .isEqualTo(refused);
    assertThat(listener.get("/login?passkey").body()).contains("通行密钥未通过");
    assertThat(is("access_event where person_id = ? and kind = 'refused'", planner)).isTrue();
  }

  @Test
  void whatADeviceMadeForAnotherSiteOrUnaskedIsNotTakenOn() throws Exception {
    Browser browser = byPassword(planner);
    assertThat(add(browser, new PasskeyDevice("https://plan.example.com")).statusCode())
        .isEqualTo(422);
    assertThat(add(browser, new PasskeyDevice(SITE).locked()).statusCode()).isEqualTo(422);
    PasskeyDevice device = new PasskeyDevice(SITE);
    String options = browser.get("/account/passkeys/options").body();
    Map<String, String> made = Map.of("name", "电脑", "credential", device.create(options));
    browser.get("/account/passkeys");
    assertThat(browser.post("/account/passkeys", made).statusCode()).isEqualTo(303);
    assertThat(browser.post("/account/passkeys", made).statusCode())
        .as("an offer is good once")
        .isEqualTo(422);
    assertThat(add(byPassword(administrator), device).statusCode())
        .as("what is somebody's already")
        .isEqualTo(422);
    assertThat(show(device)).isEqualTo("302 /");
  }

  @Test
  void locksAndInactiveAccountsHold() throws Exception {
    PasskeyDevice device = device(planner);
    Actor.house("测试")
        .run(
            () -> {
              for (int i = 0; i < Attempts.PATIENCE; i++) {
                attempts.count(planner.login(), "127.0.0.1");
              }
            });
    assertThat(show(device)).startsWith("302 /login?locked=");
    assertThat(is("access_event where person_id = ? and kind = 'locked'", planner)).isTrue();
    as(administrator, () -> accounts.unlock(planner.id()));
    assertThat(show(device)).isEqualTo("302 /");
    as(
        administrator,
        () -> people.setActive(planner.id(), people.get(planner.id()).version(), false));
    assertThat(show(device)).isEqualTo("302 /login?passkey");
  }

  @Test
  void whoLearnsThePasswordDoesNotComeInWhereASecondFactorIsAsked() throws Exception {
    Browser first = byPassword(administrator);
    assertThat(outcome(first.get("/directory"))).isEqualTo("302 /account/second-factor");
    PasskeyDevice device = new PasskeyDevice(SITE);
    assertThat(outcome(add(first, device))).isEqualTo("303 /account/passkeys");
    assertThat(first.get("/directory").statusCode()).isEqualTo(200);

    Browser thief = byPassword(administrator);
    for (String door : new String[] {"/directory", "/account/second-factor", "/account/passkeys"}) {
      assertThat(outcome(thief.get(door))).isEqualTo("302 /login/code");
    }
    assertThat(outcome(thief.get("/account/passkeys/options"))).isEqualTo("302 /login/code");
    thief.get("/login/code");
    Map<String, String> made = Map.of("name", "贼的", "credential", "{}");
    assertThat(outcome(thief.post("/account/passkeys", made))).isEqualTo("302 /login/code");
    assertThat(thief.get("/login/code").body())
        .contains("请用您的通行密钥完成登录")
        .doesNotContain("id=\"code\"");
    assertThat(show(thief, device)).isEqualTo("302 /");
    assertThat(thief.get("/directory").statusCode()).isEqualTo(200);
  }

  @Test
  void aLostDevicesIsTakenAwayByItsOwnerOrTheAdministrator() throws Exception {
    PasskeyDevice device = device(planner);
    Browser browser = new Browser(port);
    show(browser, device);
    Matcher own = REMOVE.matcher(browser.get("/account/passkeys").body());
    assertThat(own.find()).isTrue();
    assertThat(outcome(browser.post(own.group(), Map.of()))).isEqualTo("303 /account/passkeys");
    assertThat(show(device)).isEqualTo("302 /login?passkey");

    PasskeyDevice second = device(planner);
    Browser there = new Browser(port);
    show(there, second);
    as(
        administrator,
        () -> accounts.removePasskey(planner.id(), accounts.passkeys(planner.id()).get(0).id()));
    assertThat(outcome(there.get("/directory"))).isEqualTo("302 /login?expired");
    assertThat(show(second)).isEqualTo("302 /login?passkey");
    assertThat(
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql(
                                "select before::text from audit_entry where table_name = 'passkey' and operation = 'delete' order by day desc, number desc limit 1")
                            .query(String.class)
                            .single()))
        .contains("办公室电脑")
        .doesNotContain("public_key\": \"\\\\x");
  }

  private void as(Person person, Runnable work) {
    Actor actor = Actor.house("测试").call(() -> people.asActor(person));
    actor.run(() -> transaction.executeWithoutResult(status -> work.run()));
  }

  @Test
  void thereAreNoneWithoutAnAddressThatBrowsersTrust() {
    assertThat(PasskeySite.of("https://Plan.example.cn:8443/x"))
        .contains(new PasskeySite("plan.example.cn", "https://plan.example.cn:8443"));
    assertThat(PasskeySite.of("http://localhost:8080"))
        .contains(new PasskeySite("localhost", "http://localhost:8080"));
    assertThat(PasskeySite.of("https://plan.example.cn:443"))
        .contains(new PasskeySite("plan.example.cn", SITE));
    for (String address :
        new String[] {
          "", "http://plan.example.cn", "https://10.1.2.3", "https://[::1]:8080", "plan", "h ttp:/"
        }) {
      assertThat(PasskeySite.of(address)).as(address).isEmpty();
    }
  }
}
