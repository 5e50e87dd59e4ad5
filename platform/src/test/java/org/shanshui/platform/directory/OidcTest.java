package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in by an identity provider, which runs in this very process. */
@PlatformTest
class OidcTest {
  private static final String CLIENT = "shanshui";
  private static final MockOAuth2Server PROVIDER =
      new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"httpServer\":\"NettyWrapper\"}"));

  @Autowired private Towns towns;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @LocalServerPort private int port;

  private ScopeFixture.Town town;
  private Person planner;
  private final String subject = UUID.randomUUID().toString();

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry settings) {
    PROVIDER.start();
    settings.add("shanshui.oidc.issuer", () -> PROVIDER.issuerUrl("house").toString());
    settings.add("shanshui.oidc.client-id", () -> CLIENT);
    settings.add("shanshui.oidc.client-secret", () -> "secret");
  }

  @AfterAll
  static void stop() {
    PROVIDER.shutdown();
  }

  @BeforeEach
  void build() {
    town = towns.build();
    planner = town.people().get(Role.PLANNER);
  }

  private void allow(boolean allowed) {
    people
        .asActor(town.people().get(Role.ADMINISTRATOR))
        .run(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      Person now = people.get(planner.id());
                      people.edit(
                          now.id(),
                          now.version(),
                          now.name(),
                          now.unitId(),
                          now.roles(),
                          now.approves(),
                          null,
                          null,
                          allowed);
                    }));
  }

  @Test
  void theProviderLeadsBackToTheAddressThatIsSetWhateverARequestCallsIt(
      @Autowired OidcSettings settings) {
    assertThat(
            new OidcProvider(settings, "https://plan.example.cn/")
                .registration()
                .orElseThrow()
                .getRedirectUri())
        .startsWith("https://plan.example.cn/login/oauth2/code/");
  }

  /** Goes to the provider and back; where that ends. */
  private String signIn(Browser browser, String subject, String login) throws Exception {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            "house", subject, "JWT", List.of(CLIENT), Map.of("preferred_username", login), 3600));
    String at = "/login/oidc";
    HttpResponse<String> answer = browser.get(at);
    for (int i = 0; i < 5 && !Browser.location(answer).isEmpty(); i++) {
      at = Browser.location(answer);
      if (at.startsWith("/login?") || at.equals("/") || at.endsWith(port + "/")) {
        return at;
      }
      answer = browser.get(at);
    }
    return at + " " + answer.statusCode();
  }

  @Test
  void theFirstSignInBindsWhomAnAdministratorAllowedAndLaterOnesNeedNoLogin() throws Exception {
    allow(true);
    Browser first = new Browser(port);
    assertThat(signIn(first, subject, planner.login())).endsWith("/").doesNotContain("login");
    assertThat(first.get("/account").body()).contains(planner.login());
    Browser later = new Browser(port);
    assertThat(signIn(later, subject, "renamed-there")).doesNotContain("login");
    assertThat(later.get("/account").body()).contains(planner.login());
    String recorded =
        Actor.house("测试")
            .call(
                () ->
                    jdbc.sql(
                            "select after ->> 'oidc_subject' from audit_entry where table_name = 'person' and row_key = ? order by day desc, number desc limit 1")
                        .param(String.valueOf(planner.id()))
                        .query(String.class)
                        .single());
    assertThat(recorded).endsWith(subject);
  }

  @Test
  void aLoginThatNobodyAllowedIsNotBound() throws Exception {
    assertThat(signIn(new Browser(port), subject, planner.login()))
        .isEqualTo("/login?oidc=unknown");
    assertThat(new Browser(port).get("/login?oidc=unknown").body()).contains("没有账号");
  }

  @Test
  void aSecondIdentityDoesNotTakeOverABoundAccount() throws Exception {
    allow(true);
    signIn(new Browser(port), subject, planner.login());
    assertThat(signIn(new Browser(port), "another-" + subject, planner.login()))
        .isEqualTo("/login?oidc=unknown");
  }

  @Test
  void unbindingEndsItAndAnInactiveAccountIsToldSo() throws Exception {
    allow(true);
    signIn(new Browser(port), subject, planner.login());
    people
        .asActor(town.people().get(Role.ADMINISTRATOR))
        .run(
            () ->
                transaction.executeWithoutResult(
                    status ->
                        people.setActive(planner.id(), people.get(planner.id()).version(), false)));
    assertThat(signIn(new Browser(port), subject, planner.login()))
        .isEqualTo("/login?oidc=inactive");
    allow(false);
    assertThat(signIn(new Browser(port), subject, planner.login()))
        .isEqualTo("/login?oidc=unknown");
  }

  @Test
  void whoComesByTheProviderNeedNotChangeAPasswordTheyNeverUse() throws Exception {
    allow(true);
    Actor.house("测试")
        .run(
            () ->
                jdbc.sql("update person set must_change_password = true where id = ?")
                    .param(planner.id())
                    .update());
    Browser browser = new Browser(port);
    signIn(browser, subject, planner.login());
    assertThat(browser.get("/directory").statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutLeadsToTheProviderAndItsAnswerBack() throws Exception {
    allow(true);
    Browser browser = new Browser(port);
    signIn(browser, subject, planner.login());
    HttpResponse<String> page = browser.get("/directory");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'self' http://localhost:");
    String goodbye = Browser.location(browser.post("/logout", Map.of()));
    assertThat(goodbye)
        .startsWith(PROVIDER.issuerUrl("house").toString())
        .contains("id_token_hint=")
        .contains("post_logout_redirect_uri=");
  }

  @Test
  void theLoginPageOffersIt() throws Exception {
    assertThat(new Browser(port).get("/login").body()).contains("/login/oidc");
  }
}
