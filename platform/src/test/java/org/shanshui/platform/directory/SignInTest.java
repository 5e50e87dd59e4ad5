package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.security.Browser;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The front door over real HTTP. */
@PlatformTest
class SignInTest {
  private static final String FRESH = "Xin-8kouling-9";

  @Autowired private Towns towns;
  @Autowired private People people;
  @Autowired private Accounts accounts;
  @Autowired private Attempts attempts;
  @Autowired private Sessions sessions;
  @Autowired private PasswordEncoder encoder;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock.Hands clock;
  @LocalServerPort private int port;

  private ScopeFixture.Town town;
  private Person planner;

  @BeforeEach
  void build() {
    town = towns.build();
    planner = town.people().get(Role.PLANNER);
  }

  private Browser browser() {
    return new Browser(port);
  }

  private Browser signedIn(Person person) throws Exception {
    Browser browser = browser();
    assertThat(browser.signIn(person.login(), Towns.PASSWORD).statusCode()).isEqualTo(302);
    return browser;
  }

  private void asAdministrator(Runnable work) {
    people
        .asActor(town.people().get(Role.ADMINISTRATOR))
        .run(() -> transaction.executeWithoutResult(status -> work.run()));
  }

  @Test
  void pagesAskedForAtOnceAreAllAnswered() throws Exception {
    for (int i = 0; i < 5; i++) {
      Browser browser = signedIn(planner);
      ExecutorService windows = Executors.newFixedThreadPool(6);
      try {
        // The first pages bring the session its token for forms, all of them.
        List<Future<Integer>> answers = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
          answers.add(windows.submit(() -> browser.get("/account").statusCode()));
        }
        for (Future<Integer> answer : answers) {
          assertThat(answer.get()).isEqualTo(200);
        }
      } finally {
        windows.shutdown();
      }
    }
  }

  private static String outcome(HttpResponse<String> response) {
    return response.statusCode() + " " + Browser.location(response);
  }

  @Test
  void whoIsNotLetInLearnsNothingOfWhoExists() throws Exception {
    Person gone = town.people().get(Role.LEADER);
    asAdministrator(() -> people.setActive(gone.id(), gone.version(), false));
    assertThat(outcome(browser().signIn(planner.login(), "wrong"))).isEqualTo("302 /login?error");
    assertThat(outcome(browser().signIn("no.such.person", "wrong"))).isEqualTo("302 /login?error");
    assertThat(outcome(browser().signIn(gone.login(), Towns.PASSWORD)))
        .isEqualTo("302 /login?error");
  }

  /** The work is one hash with the same parameters: how long that takes is up to the machine. */
  @Test
  void whoIsNotLetInCostsTheSameWorkWhoeverTheyAre() {
    List<String> held = new ArrayList<>();
    PasswordEncoder counting =
        new PasswordEncoder() {
          @Override
          public String encode(CharSequence password) {
            return Objects.requireNonNull(encoder.encode(password));
          }

          @Override
          public boolean matches(CharSequence password, String hash) {
            // $argon2id$v=19$m=16384,t=2,p=1$salt$hash: what it costs, and not whose it is.
            held.add(hash.substring(0, hash.indexOf('$', hash.indexOf("m="))));
            return encoder.matches(password, hash);
          }
        };
    PasswordDoor door =
        new PasswordDoor(
            jdbc, attempts, sessions, new PasswordHistory(jdbc, counting), counting, clock);
    Person gone = town.people().get(Role.LEADER);
    asAdministrator(() -> people.setActive(gone.id(), gone.version(), false));
    for (String login : List.of(planner.login(), "nobody." + planner.id(), gone.login())) {
      assertThatThrownBy(
              () ->
                  door.authenticate(
                      UsernamePasswordAuthenticationToken.unauthenticated(login, "wrong")))
          .isInstanceOf(BadCredentialsException.class);
    }
    assertThat(held).hasSize(3).containsOnly(held.get(0));
    assertThat(held.get(0)).startsWith("$argon2id$");
  }

  @Test
  void fiveWrongPasswordsLockForAMinuteThenForTwo() throws Exception {
    for (String login : new String[] {planner.login(), "unknown." + planner.id()}) {
      for (int i = 1; i < Attempts.PATIENCE; i++) {
        assertThat(outcome(browser().signIn(login, "wrong"))).isEqualTo("302 /login?error");
      }
      assertThat(outcome(browser().signIn(login, "wrong"))).isEqualTo("302 /login?locked=1");
      assertThat(outcome(browser().signIn(login, Towns.PASSWORD)))
          .as("right or wrong, nobody gets in while it is locked")
          .isEqualTo("302 /login?locked=1");
      clock.advance(Duration.ofSeconds(61));
      assertThat(outcome(browser().signIn(login, "wrong"))).isEqualTo("302 /login?locked=2");
      clock.advance(Duration.ofSeconds(121));
    }
    assertThat(outcome(browser().signIn(planner.login(), Towns.PASSWORD))).startsWith("302 ");
    assertThat(browser().get("/login?locked=2").body()).contains("2 分钟");
  }

  @Test
  void guessingOnManyConnectionsGainsNothing() throws Exception {
    java.util.concurrent.ExecutorService pool =
        java.util.concurrent.Executors.newFixedThreadPool(12);
    java.util.List<java.util.concurrent.Future<String>> answers = new java.util.ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(pool.submit(() -> outcome(browser().signIn(planner.login(), "wrong"))));
    }
    long looked = 0;
    for (var answer : answers) {
      looked += answer.get().endsWith("/login?error") ? 1 : 0;
    }
    pool.shutdown();
    assertThat(looked).isLessThan(Attempts.PATIENCE);
  }

  @Test
  void anAdministratorLetsOneInAgain() throws Exception {
    for (int i = 0; i < Attempts.PATIENCE; i++) {
      browser().signIn(planner.login(), "wrong");
    }
    asAdministrator(() -> accounts.unlock(planner.id()));
    assertThat(outcome(browser().signIn(planner.login(), Towns.PASSWORD)))
        .doesNotContain("locked")
        .doesNotContain("error");
  }

  @Test
  void theInitialPasswordOpensNothingButItsOwnChange() throws Exception {
    String[] password = new String[1];
    asAdministrator(() -> password[0] = accounts.resetPassword(planner.id()));
    Browser browser = browser();
    browser.signIn(planner.login(), password[0]);
    assertThat(outcome(browser.get("/directory"))).isEqualTo("302 /password");
    HttpResponse<String> api = browser.get("/api/people");
    assertThat(api.statusCode()).isEqualTo(403);
    assertThat(api.body()).contains("/password");

    Browser other = browser();
    other.signIn(planner.login(), password[0]);

    browser.get("/password");
    String before = browser.cookie("shanshui");
    HttpResponse<String> weak =
        browser.post("/password", Map.of("old", password[0], "fresh", "short", "again", "short"));
    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(weak.body()).contains("10–128");
    HttpResponse<String> changed =
        browser.post("/password", Map.of("old", password[0], "fresh", FRESH, "again", FRESH));
    assertThat(outcome(changed)).isEqualTo("303 /account");
    assertThat(browser.cookie("shanshui")).isNotEqualTo(before);
    assertThat(browser.get("/directory").statusCode()).isEqualTo(200);
    assertThat(outcome(other.get("/directory")))
        .as("the other devices are signed out")
        .isEqualTo("302 /login?expired");
    assertThat(outcome(browser().signIn(planner.login(), password[0]))).contains("error");
  }

  @Test
  void aSessionGetsANewIdAtSignIn() throws Exception {
    Browser browser = browser();
    browser.get("/login");
    String planted = browser.cookie("shanshui");
    browser.signIn(planner.login(), Towns.PASSWORD);
    assertThat(planted).isNotEmpty();
    assertThat(browser.cookie("shanshui")).isNotEqualTo(planted);
  }

  @Test
  void otherRolesOtherUnitAndDeactivationEndAllSessions() throws Exception {
    Browser browser = signedIn(planner);
    asAdministrator(
        () ->
            people.edit(
                planner.id(),
                planner.version(),
                planner.name(),
                planner.unitId(),
                java.util.Set.of(Role.LEADER),
                false,
                null,
                null,
                false));
    assertThat(outcome(browser.get("/directory"))).isEqualTo("302 /login?expired");
    Browser again = signedIn(planner);
    Person now = Actor.house("测试").call(() -> people.get(planner.id()));
    asAdministrator(() -> people.setActive(now.id(), now.version(), false));
    assertThat(outcome(again.get("/directory"))).isEqualTo("302 /login?expired");
  }

  @Test
  void oneSeesAndEndsOnesOtherDevices() throws Exception {
    Browser here = signedIn(planner);
    Browser there = browser();
    there.signIn(planner.login(), Towns.PASSWORD);
    String page = here.get("/account/sessions", "User-Agent", "x").body();
    assertThat(page).contains("Java-http-client").doesNotContain(there.cookie("shanshui"));
    String handle = page.replaceAll("(?s).*/account/sessions/([0-9a-f]{32})/revoke.*", "$1");
    assertThat(handle).hasSize(32);
    assertThat(here.post("/account/sessions/" + handle + "/revoke", Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(outcome(there.get("/directory"))).isEqualTo("302 /login?expired");
    assertThat(here.get("/directory").statusCode()).isEqualTo(200);
  }

  @Test
  void oneCannotEndTheDevicesOfOthers() throws Exception {
    Browser here = signedIn(planner);
    signedIn(town.people().get(Role.LEADER));
    String other =
        Actor.house("测试")
            .call(
                () ->
                    people
                        .asActor(town.people().get(Role.ADMINISTRATOR))
                        .call(() -> accounts.devices(town.people().get(Role.LEADER).id())))
            .get(0)
            .handle();
    here.get("/account/sessions");
    assertThat(here.post("/account/sessions/" + other + "/revoke", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aSessionThatCannotBeReadIsASignOutNotAFault() throws Exception {
    Browser browser = signedIn(planner);
    jdbc.sql(
            "update spring_session_attributes set attribute_bytes = '\\xaced0005'::bytea where session_primary_id in"
                + " (select primary_id from spring_session where principal_name = ?)")
        .param(planner.login())
        .update();
    assertThat(browser.get("/directory").statusCode()).isEqualTo(302);
    assertThat(browser.get("/login").statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    Browser browser = signedIn(planner);
    browser.get("/directory");
    assertThat(outcome(browser.post("/logout", Map.of()))).isEqualTo("302 /login?bye");
    assertThat(browser.get("/directory").statusCode()).isEqualTo(302);
  }

  @Test
  void nobodyRaisesThemselves() throws Exception {
    Person administrator = town.people().get(Role.ADMINISTRATOR);
    Browser browser = signedIn(administrator);
    browser.get("/directory");
    HttpResponse<String> answer =
        browser.post(
            "/directory/people/" + administrator.id(),
            Map.of(
                "version",
                String.valueOf(administrator.version()),
                "name",
                "我",
                "unitId",
                String.valueOf(administrator.unitId()),
                "roles",
                "PLANNER"));
    assertThat(answer.statusCode()).isEqualTo(403);
  }
}
