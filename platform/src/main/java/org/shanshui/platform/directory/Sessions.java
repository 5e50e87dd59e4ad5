package org.shanshui.platform.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** Where a person is signed in (登录设备), and signing them out there. */
@Service
class Sessions {
  static final String ADDRESS = "shanshui.address";
  static final String DEVICE = "shanshui.device";

  /** When the person signed in. */
  static final String SINCE = "shanshui.since";

  private final FindByIndexNameSessionRepository<? extends Session> repository;
  private final JdbcClient jdbc;
  private final Clock clock;

  Sessions(
      FindByIndexNameSessionRepository<? extends Session> repository,
      JdbcClient jdbc,
      Clock clock) {
    this.repository = repository;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A device that is signed in.
   *
   * @param handle names it in pages; not its id, for who knows the id is signed in
   */
  record Device(
      String handle, String device, String address, Instant since, Instant lastUse, boolean here) {}

  /** The devices of this login, the one last used first. */
  List<Device> of(String login, String current) {
    // The library's own stamps are the machine's.
    Duration ahead = Duration.between(InstantSource.system().instant(), clock.instant());
    return repository.findByPrincipalName(login).values().stream()
        .filter(session -> !session.isExpired())
        .map(
            session ->
                new Device(
                    handle(session.getId()),
                    Objects.requireNonNullElse(session.<String>getAttribute(DEVICE), ""),
                    Objects.requireNonNullElse(session.<String>getAttribute(ADDRESS), ""),
                    Objects.requireNonNullElse(
                        session.<Instant>getAttribute(SINCE),
                        session.getCreationTime().plus(ahead)),
                    session.getLastAccessedTime().plus(ahead),
                    session.getId().equals(current)))
        .sorted(Comparator.comparing(Device::lastUse).reversed())
        .toList();
  }

  /** Signs out one device of this login. */
  void revoke(String login, String handle) {
    List<String> ids =
        jdbc.sql("select session_id from spring_session where principal_name = ?")
            .param(login)
            .query(String.class)
            .list();
    String id =
        ids.stream()
            .filter(one -> handle(one).equals(handle))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.missing(
                            "directory.device-signed-out",
                            "该设备已退出登录。",
                            "that device is signed out already")
                        .asException());
    jdbc.sql("delete from spring_session where session_id = ?").param(id).update();
  }

  /** Signs out all devices of this login, within the transaction of what makes it necessary. */
  void revokeAll(String login) {
    jdbc.sql("delete from spring_session where principal_name = ?").param(login).update();
  }

  /**
   * Signs out those used longest ago, until with one more there are no more than so many. The new
   * one is not kept yet.
   */
  void makeRoom(String login, int most) {
    jdbc.sql(
            """
            delete from spring_session where primary_id in
              (select primary_id from spring_session where principal_name = ? order by last_access_time desc offset ?)
            """)
        .params(login, most - 1)
        .update();
  }

  /** Signs out all devices but this one. */
  void revokeOthers(String login, String current) {
    jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
        .params(login, current)
        .update();
  }

  private static String handle(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
