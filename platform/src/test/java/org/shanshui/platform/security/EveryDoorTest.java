package org.shanshui.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every door there is, as everyone there is. */
@PlatformTest
class EveryDoorTest {
  private static final Pattern VARIABLE = Pattern.compile("/([^/{}]+)/\\{([^}]+)}");
  private static final Pattern REST = Pattern.compile("\\{[^}]+}");
  private static final String NOBODYS = "999999999";

  /** What anyone may open without a name. */
  private static final Set<String> OPEN = Set.of("/login", "/login/oidc", "/error");

  /** Doors to one's own things, where every role may change something. */
  private static final Pattern OWN =
      Pattern.compile("/(api/)?(password|logout|login|account|notices|search|error)(/.*)?");

  @Autowired private MockMvc mvc;
  @Autowired private Towns towns;
  @Autowired private JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private record Door(String method, String pattern) {}

  private List<Door> doors(boolean reading) {
    Set<String> known = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(
            info -> {
              Set<RequestMethod> methods =
                  info.getMethodsCondition().getMethods().isEmpty()
                      ? EnumSet.of(RequestMethod.GET, RequestMethod.POST)
                      : info.getMethodsCondition().getMethods();
              for (RequestMethod method : methods) {
                if ((method == RequestMethod.GET) == reading) {
                  info.getPatternValues().forEach(p -> known.add(method + " " + p));
                }
              }
            });
    return known.stream().map(d -> new Door(d.split(" ")[0], d.split(" ")[1])).toList();
  }

  @Test
  void nobodyReadsWhatIsOutOfTheirScope() throws Exception {
    Towns.Furnished here = towns.furnished();
    Towns.Furnished far = towns.furnished();
    List<String> leaks = new ArrayList<>();
    int asked = 0;
    for (Door door : doors(true)) {
      for (Role role : Role.values()) {
        for (Map<String, Object> ids : List.of(far.ids(), here.ids())) {
          String path = path(door.pattern(), ids);
          // Addresses without a variable are lists, which may be asked for a region.
          List<String> queries =
              door.pattern().contains("{")
                  ? List.of("")
                  : List.of("", "?region=" + far.town().region().code());
          for (String query : queries) {
            asked++;
            MockHttpServletResponse answer;
            try {
              answer =
                  mvc.perform(
                          request(HttpMethod.GET, path + query)
                              .with(As.person(here.person(role)))
                              .accept(MediaType.TEXT_HTML, MediaType.ALL))
                      .andReturn()
                      .getResponse();
            } catch (ServletException fault) {
              leaks.add(role + " " + path + query + " fails: " + fault.getMessage());
              continue;
            }
            // The error page itself tells of an error, which is none here.
            if (answer.getStatus() >= 500 && !path.equals("/error")) {
              leaks.add(role + " " + path + query + " answers " + answer.getStatus());
            }
            if (text(answer).contains(far.town().marker())) {
              leaks.add(role + " reads another city's row at " + path + query);
            }
          }
        }
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(asked).isGreaterThan(500);
  }

  /** The counterpart, without which the test above would pass on empty pages. */
  @Test
  void anAdministratorReadsTheirOwnCity() throws Exception {
    Towns.Furnished here = towns.furnished();
    for (String path : List.of("/directory/people", "/api/people", "/audit", "/api/audit")) {
      MockHttpServletResponse answer =
          mvc.perform(
                  request(HttpMethod.GET, path).with(As.person(here.person(Role.ADMINISTRATOR))))
              .andReturn()
              .getResponse();
      assertThat(text(answer)).as(path).contains(here.town().marker());
    }
  }

  @Test
  void withoutANameOneGetsNoFurtherThanTheDoor() throws Exception {
    Towns.Furnished here = towns.furnished();
    List<String> open = new ArrayList<>();
    for (boolean reading : List.of(true, false)) {
      for (Door door : doors(reading)) {
        if (OPEN.contains(door.pattern()) || door.pattern().startsWith("/actuator/health")) {
          continue;
        }
        MockHttpServletResponse answer =
            mvc.perform(
                    request(HttpMethod.valueOf(door.method()), path(door.pattern(), here.ids()))
                        .with(csrf())
                        .header("Idempotency-Key", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
        boolean turnedAway =
            answer.getStatus() == 401
                || (answer.getStatus() == 302
                    && String.valueOf(answer.getRedirectedUrl()).startsWith("/login"));
        if (!turnedAway || text(answer).contains(here.town().marker())) {
          open.add(door + " answers " + answer.getStatus());
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void nobodyChangesWhatTheyMayNot() throws Exception {
    Towns.Furnished here = towns.furnished();
    Towns.Furnished far = towns.furnished();
    List<String> wrongs = new ArrayList<>();
    for (Role role : Role.values()) {
      for (ScopeFixture.Attempt attempt : far.attempts()) {
        refused(here, role, attempt, wrongs);
      }
      for (ScopeFixture.Attempt attempt : here.attempts()) {
        if (!attempt.allowed().contains(role)) {
          refused(here, role, attempt, wrongs);
        }
      }
    }
    assertThat(wrongs).isEmpty();
    assertThat(here.attempts()).isNotEmpty();
  }

  private void refused(
      Towns.Furnished here, Role role, ScopeFixture.Attempt attempt, List<String> wrongs)
      throws Exception {
    long before = entries();
    MockHttpServletRequestBuilder asked =
        request(HttpMethod.valueOf(attempt.method()), attempt.path())
            .with(As.person(here.person(role)))
            .with(csrf())
            .header("Idempotency-Key", UUID.randomUUID().toString());
    attempt.form().forEach(asked::param);
    if (!attempt.json().isEmpty()) {
      asked.contentType(MediaType.APPLICATION_JSON).content(attempt.json());
    }
    int status = mvc.perform(asked).andReturn().getResponse().getStatus();
    if (status != 403 && status != 404) {
      wrongs.add(role + " " + attempt.method() + " " + attempt.path() + " answers " + status);
    }
    if (entries() != before) {
      wrongs.add(role + " changed something by " + attempt.method() + " " + attempt.path());
    }
  }

  /** Doors that no fixture knows yet: an empty or a far request must not change anything either. */
  @Test
  void aLeaderChangesNothingAtAnyDoor() throws Exception {
    Towns.Furnished here = towns.furnished();
    Towns.Furnished far = towns.furnished();
    List<String> wrongs = new ArrayList<>();
    for (Door door : doors(false)) {
      if (OWN.matcher(door.pattern()).matches()) {
        continue;
      }
      for (Map<String, Object> ids : List.of(here.ids(), far.ids())) {
        long before = entries();
        MockHttpServletRequestBuilder asked =
            request(HttpMethod.valueOf(door.method()), path(door.pattern(), ids))
                .with(As.person(here.person(Role.LEADER)))
                .with(csrf())
                .header("Idempotency-Key", UUID.randomUUID().toString());
        for (String name : List.of("version", "id", "name", "kind", "text", "reason", "title")) {
          asked.param(name, name.equals("version") || name.equals("id") ? "1" : "试");
        }
        int status = mvc.perform(asked).andReturn().getResponse().getStatus();
        if (status < 400 || status >= 500) {
          wrongs.add(door + " answers " + status);
        }
        if (entries() != before) {
          wrongs.add(door + " changed something");
        }
      }
    }
    assertThat(wrongs).isEmpty();
  }

  @Test
  void aChangeWithoutTheTokenOfItsPageIsRefused() throws Exception {
    Towns.Furnished here = towns.furnished();
    List<String> wrongs = new ArrayList<>();
    for (Door door : doors(false)) {
      if (door.pattern().equals("/login") || door.pattern().equals("/error")) {
        continue;
      }
      int status =
          mvc.perform(
                  request(HttpMethod.valueOf(door.method()), path(door.pattern(), here.ids()))
                      .with(As.person(here.person(Role.ADMINISTRATOR)))
                      .header("Idempotency-Key", UUID.randomUUID().toString()))
              .andReturn()
              .getResponse()
              .getStatus();
      if (status != 403) {
        wrongs.add(door + " answers " + status);
      }
    }
    assertThat(wrongs).isEmpty();
  }

  private long entries() {
    return Actor.house("测试")
        .call(() -> jdbc.sql("select count(*) from audit_entry").query(Long.class).single());
  }

  private static String path(String pattern, Map<String, Object> ids) {
    Matcher variable = VARIABLE.matcher(pattern);
    StringBuilder path = new StringBuilder();
    while (variable.find()) {
      @Nullable Object id = ids.get(variable.group(1));
      variable.appendReplacement(
          path,
          Matcher.quoteReplacement("/" + variable.group(1) + "/" + (id == null ? NOBODYS : id)));
    }
    variable.appendTail(path);
    return REST.matcher(path.toString()).replaceAll(NOBODYS).replace("**", "x");
  }

  /** What can be read in an answer: of a workbook, what is packed in it. */
  private static String text(MockHttpServletResponse answer) throws IOException {
    byte[] body = answer.getContentAsByteArray();
    if (body.length < 4 || body[0] != 'P' || body[1] != 'K') {
      return new String(body, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(body)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
