package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.platform.PlatformTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** When it is noted that a session was used. */
@PlatformTest
class SessionStorageTest {
  @Autowired private SessionRepository<? extends Session> sessions;
  @Autowired private JdbcClient jdbc;

  @ParameterizedTest
  @CsvSource({"PT8H, 59, false", "PT8H, 60, true", "PT1M, 5, false", "PT1M, 6, true"})
  void useIsNotedOnceAMinuteAndTenTimesInAShortSession(
      Duration lasts, int secondsSinceNoted, boolean noted) {
    Instant used = use(sessions, lasts, Duration.ofSeconds(secondsSinceNoted), false);
    assertThat(lastNoted()).isEqualTo(noted ? used : used.minusSeconds(secondsSinceNoted));
  }

  /** Or who planted the old id would have the session. */
  @ParameterizedTest
  @CsvSource({"PT8H", "PT1M"})
  void aNewIdIsNotedAtOnce(Duration lasts) {
    Instant used = use(sessions, lasts, Duration.ofSeconds(1), true);
    assertThat(lastNoted()).isEqualTo(used);
  }

  private String row;

  private <S extends Session> Instant use(
      SessionRepository<S> sessions, Duration lasts, Duration since, boolean newId) {
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    S session = sessions.createSession();
    session.setMaxInactiveInterval(lasts);
    session.setLastAccessedTime(now.minus(since));
    sessions.save(session);
    row = session.getId();
    S again = Objects.requireNonNull(sessions.findById(row));
    again.setLastAccessedTime(now);
    if (newId) {
      row = again.changeSessionId();
    }
    sessions.save(again);
    return now;
  }

  private Instant lastNoted() {
    return Instant.ofEpochMilli(
        jdbc.sql("select last_access_time from spring_session where session_id = ?")
            .param(row)
            .query(Long.class)
            .single());
  }
}
