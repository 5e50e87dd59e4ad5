package org.shanshui.platform.sample;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.web.HouseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the sample city in an empty house, and tells how to come in. */
@Component
@Order(10)
@ConditionalOnProperty("shanshui.sample")
class SampleCity implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(SampleCity.class);
  private static final long SEED = 20251020;

  /**
   * The city's present: two years of plans lie behind it, and some of the third quarter's reports
   * are late.
   */
  private static final Instant PRESENT = Instant.parse("2025-10-20T01:00:00Z");

  private final Townspeople townspeople;
  private final HouseClock clock;
  private final JdbcClient jdbc;
  private final WebServerApplicationContext server;

  SampleCity(
      Townspeople townspeople,
      HouseClock clock,
      JdbcClient jdbc,
      WebServerApplicationContext server) {
    this.townspeople = townspeople;
    this.clock = clock;
    this.jdbc = jdbc;
    this.server = server;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Actor.house("样例城市")
        .run(
            () -> {
              if (!townspeople.isThere()) {
                build();
              }
              clock.set(present());
            });
    welcome();
  }

  private void build() {
    log.info("正在建立样例城市云岫市，需一两分钟 · building the sample city of Yunxiu, which takes a minute or two");
    townspeople.moveIn(new Random(SEED));
    jdbc.sql("insert into sample_city (id, built_at, as_of) values (1, now(), ?)")
        .param(PRESENT.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Time goes on in the city while the machine is off. */
  private Instant present() {
    return jdbc.sql("select now() - built_at + as_of from sample_city")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private void welcome() {
    int port = java.util.Objects.requireNonNull(server.getWebServer()).getPort();
    System.out.printf(
        """

        山水已启动，请用浏览器打开 · Shanshui is running, open in a browser:  http://localhost:%d

          账号 account   角色 role                          口令 password（全部相同 · the same for all）
          planner        美丽办统筹人员 · planner            %s
          leader         市领导 · leader
          inspector      督查人员 · inspector
          auditor        审计人员 · auditor
          hbj, hbj-head  市生态环境局填报、审核 · a department's officer and the one who approves
          songling       松泠县填报人员 · a county's officer
          cityadmin      系统管理员 · administrator

        按 Ctrl+C 停止 · Ctrl+C stops it
        """,
        port, Townspeople.PASSWORD);
  }
}
