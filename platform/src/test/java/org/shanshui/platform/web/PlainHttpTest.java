package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;

/** The address begins with https, so that nothing is said by plain http beyond this machine. */
@PlatformTest
@TestPropertySource(
    properties = {
      "shanshui.address=https://plan.example.cn/",
      "shanshui.account.second-factor=administrators"
    })
class PlainHttpTest {
  private static final String ELSEWHERE = "198.51.100.7";

  @LocalServerPort private int port;
  private final HttpClient client = HttpClient.newHttpClient();

  /** As a proxy on this machine passes it on; without a scheme, as this machine asks itself. */
  private HttpResponse<String> ask(String method, String path, String scheme)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "text/html, */*;q=0.5")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(method.equals("POST") ? "username=a" : ""));
    if (!scheme.isEmpty()) {
      request.headers("X-Forwarded-For", ELSEWHERE, "X-Forwarded-Proto", scheme);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void aPageLeadsToHttpsAtTheAddressThatIsSet() throws Exception {
    for (String path : new String[] {"/login", "/tasks?due=soon&q=%E6%B0%B4", "/"}) {
      HttpResponse<String> answer = ask("GET", path, "http");
      assertThat(answer.statusCode()).isEqualTo(301);
      assertThat(header(answer, "Location")).isEqualTo("https://plan.example.cn" + path);
      assertThat(header(answer, "Set-Cookie")).isEmpty();
    }
  }

  @Test
  void allElseIsRefusedUnread() throws Exception {
    for (String[] asked :
        new String[][] {
          {"POST", "/login"}, {"POST", "/api/cases"}, {"GET", "/api/people"}, {"DELETE", "/tasks"}
        }) {
      HttpResponse<String> answer = ask(asked[0], asked[1], "http");
      assertThat(answer.statusCode()).as(String.join(" ", asked)).isEqualTo(403);
      assertThat(answer.body()).contains("只接受 https", "only https");
      assertThat(header(answer, "Set-Cookie")).isEmpty();
    }
    assertThat(ask("GET", "/api/people", "http").body())
        .contains("urn:shanshui:refusal:web.plain-http");
  }

  @Test
  void byHttpsAllGoesOnWithACookieForHttpsOnly() throws Exception {
    HttpResponse<String> answer = ask("GET", "/login", "https");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(header(answer, "Set-Cookie")).startsWith("shanshui=").contains("Secure");
  }

  @Test
  void thisMachineAndQuestionsAfterTheHealthPass() throws Exception {
    HttpResponse<String> here = ask("GET", "/login", "");
    assertThat(here.statusCode()).isEqualTo(200);
    assertThat(header(here, "Set-Cookie")).startsWith("shanshui=").doesNotContain("Secure");
    assertThat(ask("GET", "/actuator/health/liveness", "http").statusCode()).isEqualTo(200);
  }

  private static int answer(PlainHttp door, String method) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest(method, "/login");
    request.setRemoteAddr(ELSEWHERE);
    MockHttpServletResponse response = new MockHttpServletResponse();
    FilterChain onward = new MockFilterChain();
    door.doFilter(request, response, onward);
    return response.getStatus();
  }

  @Test
  void itIsASettingThatFollowsTheAddress() throws Exception {
    assertThat(answer(new PlainHttp("", ""), "GET")).isEqualTo(200);
    assertThat(answer(new PlainHttp("", "http://plan.example.cn"), "POST")).isEqualTo(200);
    assertThat(answer(new PlainHttp("optional", "https://plan.example.cn"), "POST")).isEqualTo(200);
    assertThat(answer(new PlainHttp("", "https://plan.example.cn"), "POST")).isEqualTo(403);
    assertThat(answer(new PlainHttp("required", ""), "GET"))
        .as("no address to lead to, and what a request calls us is not believed")
        .isEqualTo(403);
    assertThatThrownBy(() -> new PlainHttp("yes", "")).hasMessageContaining("SHANSHUI_HTTPS");
  }
}
