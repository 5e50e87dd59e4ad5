package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.security.Browser;
import org.shanshui.platform.security.Towns;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.DispatcherServlet;

/** Where an address leads, and what is said of one that leads nowhere. */
@PlatformTest
class AddressesTest {
  private static final Pattern ASSET =
      Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"#]+)");

  @Autowired private Towns towns;
  @LocalServerPort private int port;

  @Test
  void whatAPageIsDrawnWithIsThereForEveryone() throws Exception {
    Browser visitor = new Browser(port);
    List<String> assets =
        ASSET
            .matcher(visitor.get("/login").body())
            .results()
            .map((MatchResult found) -> found.group(1))
            .distinct()
            .toList();
    assertThat(assets)
        .as("under names that change with their content")
        .anyMatch(path -> path.matches("/assets/shanshui-[0-9a-f]{32}\\.css"))
        .anyMatch(path -> path.matches("/assets/shell-[0-9a-f]{32}\\.js"))
        .anyMatch(path -> path.startsWith("/webjars/htmx.org/"));
    for (String path : assets) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(200);
    }
    // What scripts ask for by plain names.
    for (String path : List.of("/assets/words.js", "/assets/icons.svg")) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }
    assertThat(visitor.get("/shanshui.css").statusCode()).isEqualTo(302);
  }

  @Test
  void anAddressThatLeadsNowhereIsToldToWhoAskedAndNotToTheLog() throws Exception {
    Browser browser = new Browser(port);
    browser.signIn(
        Objects.requireNonNull(towns.build().people().get(Role.PLANNER)).login(), Towns.PASSWORD);
    HttpResponse<String> page = browser.get("/nowhere");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<html", ">404<");
    HttpResponse<String> problem = browser.get("/api/nowhere");
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(problem.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(browser.get("/api/cases/999999999").body())
        .contains("\"type\":\"urn:shanshui:refusal:cases.no-case\"")
        .contains(
            "\"refusals\":[{\"type\":\"urn:shanshui:refusal:cases.no-case\",\"chinese\":\"没有编号为");
    assertThat(browser.get("/assets/nowhere.css").statusCode()).isEqualTo(404);
    assertThat(
            LoggerFactory.getLogger(DispatcherServlet.PAGE_NOT_FOUND_LOG_CATEGORY).isWarnEnabled())
        .isFalse();
  }
}
