package org.shanshui.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a stranger, or a colleague with a grudge, sends. */
@PlatformTest
class HostileInputTest {
  private static final List<String> NASTY =
      List.of(
          "' or 1=1 --",
          "\"; drop table person; --",
          "<script>alert(1)</script>",
          "${7*7}",
          "../../../../etc/passwd",
          "%",
          "a\r\nSet-Cookie: x=1",
          "\u0000",
          "１２３𠮷",
          "x".repeat(5000));

  @Autowired private Towns towns;
  @LocalServerPort private int port;
  private ScopeFixture.Town town;
  private Browser administrator;

  @BeforeEach
  void build() throws Exception {
    town = towns.build();
    administrator = new Browser(port);
    administrator.signIn(town.people().get(Role.ADMINISTRATOR).login(), Towns.PASSWORD);
    administrator.get("/directory");
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void nastyWordsInAFilterAreWordsAndNoMore() throws Exception {
    for (String word : NASTY) {
      for (String path :
          List.of(
              "/directory?q=",
              "/directory?region=",
              "/directory/people?q=",
              "/directory/people?role=",
              "/directory/people?unit=",
              "/directory/people?after=",
              "/audit?person=",
              "/audit?row=",
              "/audit?day=",
              "/audit?before=",
              "/login?locked=",
              "/login?oidc=",
              "/directory?lang=")) {
        HttpResponse<String> answer = administrator.get(path + encoded(word));
        assertThat(answer.statusCode()).as(path + word).isLessThan(500);
        assertThat(answer.body())
            .as(path + word)
            .doesNotContain("<script>alert")
            .doesNotContain("org.springframework")
            .doesNotContain("PSQLException")
            .doesNotContain("\tat ");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("x=1");
      }
    }
  }

  @Test
  void aNameIsShownAsItWasWrittenAndNeverRuns() throws Exception {
    String name = "<img src=x onerror=alert(1)>";
    HttpResponse<String> added =
        administrator.post(
            "/directory/units",
            Map.of("region", town.region().code(), "name", name, "kind", "department"));
    assertThat(added.statusCode()).isEqualTo(303);
    for (String path :
        List.of(Browser.location(added), "/directory?region=" + town.region().code(), "/audit")) {
      assertThat(administrator.get(path).body())
          .as(path)
          .contains("&lt;img src=x onerror=alert(1)&gt;")
          .doesNotContain("<img src=x");
    }
  }

  @Test
  void namesWithLineBreaksAreRefused() throws Exception {
    for (String name : List.of("局\r\nX: y", "局\u0000", "局\u001b[2J")) {
      assertThat(
              administrator
                  .post(
                      "/directory/units",
                      Map.of("region", town.region().code(), "name", name, "kind", "department"))
                  .statusCode())
          .isEqualTo(422);
    }
  }

  @Test
  void pathsThatClimbLeadNowhere() throws Exception {
    for (String path :
        List.of(
            "/..%2f..%2fetc/passwd",
            "/webjars/..%2f..%2fapplication.yaml",
            "/directory/%2e%2e/%2e%2e/etc/passwd",
            "/directory;x=1",
            "//directory",
            "/application.yaml",
            "/db/migration/database/V1__base.sql")) {
      HttpResponse<String> answer = administrator.get(path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
      assertThat(answer.body()).doesNotContain("root:").doesNotContain("SHANSHUI_DB");
    }
  }

  @Test
  void signingInLeadsToOwnPagesOnly() throws Exception {
    Browser stranger = new Browser(port);
    stranger.get("/login?continue=https://evil.example/&redirect=https://evil.example/");
    HttpResponse<String> answer =
        stranger.post(
            "/login?url=https://evil.example/",
            Map.of(
                "username",
                town.people().get(Role.LEADER).login(),
                "password",
                Towns.PASSWORD,
                "redirect",
                "https://evil.example/"));
    assertThat(Browser.location(answer)).doesNotContain("evil");
  }

  @Test
  void everyAnswerCarriesItsGuards() throws Exception {
    for (String path : List.of("/login", "/directory", "/no-such-page", "/api/no-such-door")) {
      HttpResponse<String> answer = administrator.get(path);
      assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).contains("DENY");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'")
          .contains("default-src 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }
  }

  @Test
  void theCookieOfTheSessionIsForThisHouseAndNoScript() throws Exception {
    HttpResponse<String> plain = new Browser(port).get("/login");
    String cookie =
        plain.headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("shanshui="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").doesNotContain("Secure");
    HttpResponse<String> behindHttps =
        new Browser(port).get("/login", "X-Forwarded-Proto", "https");
    assertThat(behindHttps.headers().allValues("Set-Cookie").toString()).contains("Secure");
    assertThat(behindHttps.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void whatIsNoWorkbookIsRefusedWithItsRemedy() throws Exception {
    for (byte[] file :
        List.of(
            new byte[0],
            "just text".getBytes(StandardCharsets.UTF_8),
            zip(Map.of("a.txt", "x")),
            zip(Map.of("xl/workbook.xml", "<not-a-workbook/>")),
            zip(
                Map.of(
                    "xl/workbook.xml",
                    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")))) {
      HttpResponse<String> answer =
          administrator.upload("/directory/regions/import", "a.xlsx", file);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).containsAnyOf("xlsx", "模板", "实体").doesNotContain("root:");
    }
  }

  @Test
  void anArchiveThatSwellsIsRefused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 150; i++) {
        zip.write(zeros);
      }
    }
    HttpResponse<String> answer =
        administrator.upload("/directory/regions/import", "bomb.xlsx", out.toByteArray());
    assertThat(out.size()).isLessThan(1 << 20);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("解压后超过");
  }

  @Test
  void aFileMayHaveALongNameInAnyScript() throws Exception {
    HttpResponse<String> answer =
        administrator.upload(
            "/directory/regions/import", "长".repeat(130) + ".xlsx", new byte[] {'P', 'K'});
    assertThat(answer.statusCode()).as("of what is in it, not of its name").isEqualTo(422);
    assertThat(answer.body()).contains("文件已损坏");
  }

  private static byte[] zip(Map<String, String> entries) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
