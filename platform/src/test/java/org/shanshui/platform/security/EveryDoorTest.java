package org.shanshui.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks every door there is, as everyone there is. */
@PlatformTest
class EveryDoorTest {
  /** What anyone may open without a name. */
  private static final Set<String> OPEN =
      Set.of("/login", "/login/oidc", "/login/passkey", "/error");

  /** Doors to one's own things, where every role may change something. */
  private static final Pattern OWN =
      Pattern.compile("/(api/)?(password|logout|login|account|notices|search|error)(/.*)?");

  @Autowired private MockMvc mvc;
  @Autowired private Towns towns;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private MovableClock.Hands clock;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void atTheTimeOfTheTowns() {
    clock.set(Towns.DAY, Towns.TIME);
  }

  @Test
  void everyQueryIsServedByAnIndex(@Autowired AutowireCapableBeanFactory beans) throws Exception {
    beans.createBean(EveryQuery.class).isServedByAnIndex();
  }

  @Test
  void nobodyReadsWhatIsOutOfTheirScope() throws Exception {
    List<String> wrongs = new ArrayList<>();
    for (Walk.Seen seen : walk.seen()) {
      // The error page itself tells of an error, which is none here.
      if ((seen.status() == 0 || seen.status() >= 500) && !seen.path().startsWith("/error")) {
        wrongs.add(seen.role() + " " + seen.path() + " answers " + seen.status());
      }
      if (seen.far()) {
        wrongs.add(seen.role() + " reads another city's row at " + seen.path());
      }
    }
    assertThat(wrongs).isEmpty();
    assertThat(walk.seen()).hasSizeGreaterThan(1500);
  }

  /** The counterpart, without which the test above would pass on empty pages. */
  @Test
  void everyoneReadsWhatIsInTheirScopeAndNoMore() throws Exception {
    Map<String, List<Role>> readers = new HashMap<>();
    towns.pair().here().views().forEach(view -> readers.put(view.path(), view.readers()));
    List<String> wrongs = new ArrayList<>();
    for (Walk.Seen seen : walk.seen()) {
      List<Role> should = readers.get(seen.path());
      if (should != null && should.contains(seen.role()) != seen.here()) {
        wrongs.add(
            seen.role()
                + (seen.here() ? " reads " : " does not read ")
                + seen.path()
                + ", which answers "
                + seen.status());
      }
    }
    assertThat(wrongs).isEmpty();
    assertThat(readers).hasSizeGreaterThan(80);
  }

  @Test
  void withoutANameOneGetsNoFurtherThanTheDoor() throws Exception {
    Towns.Furnished here = towns.pair().here();
    List<String> open = new ArrayList<>();
    for (boolean reading : List.of(true, false)) {
      for (Walk.Door door : walk.doors(reading)) {
        if (OPEN.contains(door.pattern()) || door.pattern().startsWith("/actuator/health")) {
          continue;
        }
        MockHttpServletResponse answer =
            mvc.perform(
                    request(HttpMethod.valueOf(door.method()), door.path(here.ids()))
                        .with(csrf())
                        .header("Idempotency-Key", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
        boolean turnedAway =
            answer.getStatus() == 401
                || (answer.getStatus() == 302
                    && String.valueOf(answer.getRedirectedUrl()).startsWith("/login"));
        if (!turnedAway || Walk.text(answer).contains(here.town().marker())) {
          open.add(door + " answers " + answer.getStatus());
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void nobodyChangesWhatTheyMayNot() throws Exception {
    Towns.Furnished here = towns.pair().here();
    List<String> wrongs = new ArrayList<>();
    for (Role role : Role.values()) {
      for (ScopeFixture.Attempt attempt : towns.pair().far().attempts()) {
        refused(here, role, attempt, wrongs);
      }
      for (ScopeFixture.Attempt attempt : here.attempts()) {
        if (!attempt.allowed().contains(role)) {
          refused(here, role, attempt, wrongs);
        }
      }
    }
    assertThat(wrongs).isEmpty();
    assertThat(here.attempts()).hasSizeGreaterThan(80);
  }

  private void refused(
      Towns.Furnished here, Role role, ScopeFixture.Attempt attempt, List<String> wrongs)
      throws Exception {
    long before = entries(here.person(role));
    int status = perform(here, role, attempt);
    if (status != 403 && status != 404) {
      wrongs.add(role + " " + attempt.method() + " " + attempt.path() + " answers " + status);
    }
    if (entries(here.person(role)) != before) {
      wrongs.add(role + " changed something by " + attempt.method() + " " + attempt.path());
    }
  }

  /** The counterpart: what is refused above is refused for who asks, not for what is asked. */
  @Test
  void whoMayChangesIt() {
    Towns.Furnished here = towns.pair().here();
    List<String> wrongs = new ArrayList<>();
    for (ScopeFixture.Attempt attempt : here.attempts()) {
      for (Role role : attempt.allowed()) {
        Actor.house("测试")
            .call(() -> people.asActor(here.person(role)))
            .run(
                () ->
                    transaction.executeWithoutResult(
                        status -> {
                          // Taken back, so that the next finds all as it was.
                          status.setRollbackOnly();
                          int answer = perform(here, role, attempt);
                          if (answer < 200 || answer >= 400) {
                            wrongs.add(
                                role
                                    + " "
                                    + attempt.method()
                                    + " "
                                    + attempt.path()
                                    + " answers "
                                    + answer);
                          }
                        }));
      }
    }
    assertThat(wrongs).isEmpty();
  }

  private int perform(Towns.Furnished here, Role role, ScopeFixture.Attempt attempt) {
    MockHttpServletRequestBuilder asked =
        request(HttpMethod.valueOf(attempt.method()), attempt.path())
            .with(As.person(here.person(role)))
            .with(csrf())
            .header("Idempotency-Key", UUID.randomUUID().toString());
    attempt.form().forEach(asked::param);
    if (!attempt.json().isEmpty()) {
      asked.contentType(MediaType.APPLICATION_JSON).content(attempt.json());
    }
    try {
      return mvc.perform(asked).andReturn().getResponse().getStatus();
    } catch (Exception e) {
      throw new IllegalStateException(role + " " + attempt, e);
    }
  }

  /** Doors that no fixture knows yet: an empty or a far request must not change anything either. */
  @Test
  void aLeaderChangesNothingAtAnyDoor() throws Exception {
    Towns.Furnished here = towns.pair().here();
    List<String> wrongs = new ArrayList<>();
    for (Walk.Door door : walk.doors(false)) {
      if (OWN.matcher(door.pattern()).matches()) {
        continue;
      }
      for (Map<String, Object> ids : List.of(here.ids(), towns.pair().far().ids())) {
        long before = entries(here.person(Role.LEADER));
        MockHttpServletRequestBuilder asked =
            request(HttpMethod.valueOf(door.method()), door.path(ids))
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
        if (entries(here.person(Role.LEADER)) != before) {
          wrongs.add(door + " changed something");
        }
      }
    }
    assertThat(wrongs).isEmpty();
  }

  @Test
  void aChangeWithoutTheTokenOfItsPageIsRefused() throws Exception {
    Towns.Furnished here = towns.pair().here();
    List<String> wrongs = new ArrayList<>();
    for (Walk.Door door : walk.doors(false)) {
      if (door.pattern().equals("/login") || door.pattern().equals("/error")) {
        continue;
      }
      int status =
          mvc.perform(
                  request(HttpMethod.valueOf(door.method()), door.path(here.ids()))
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

  /** Changes on record by this person: the house's own go on in the background. */
  private long entries(Person person) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select count(*) from audit_entry where actor_id = ?")
                    .param(person.id())
                    .query(Long.class)
                    .single());
  }
}
