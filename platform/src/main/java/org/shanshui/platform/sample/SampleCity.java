package org.shanshui.platform.sample;

import jakarta.annotation.PostConstruct;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.SightedDataSource;
import org.shanshui.platform.database.OwnDatabase;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.web.HouseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the sample city in an empty house, and tells how to come in. */
@Component
@ConditionalOnProperty("shanshui.sample")
class SampleCity {
  private static final Logger log = LoggerFactory.getLogger(SampleCity.class);

  private final TwoYears twoYears;
  private final HouseClock clock;
  private final JdbcClient jdbc;
  private final SightedDataSource database;
  private final WebServerApplicationContext server;
  private final Environment settings;
  private final Building building;
  private final OwnDatabase own;
  private final int scale;
  private volatile @Nullable Thread builder;

  SampleCity(
      TwoYears twoYears,
      HouseClock clock,
      JdbcClient jdbc,
      SightedDataSource database,
      WebServerApplicationContext server,
      Environment settings,
      Building building,
      OwnDatabase own,
      @Value("${shanshui.sample}") int scale) {
    this.twoYears = twoYears;
    this.clock = clock;
    this.jdbc = jdbc;
    this.database = database;
    this.server = server;
    this.settings = settings;
    this.scale = scale;
    this.building = building;
    this.own = own;
  }

  private record Built(int scale) {}

  /** From the first change on, so that nothing of the city is ever on the machine's time. */
  @PostConstruct
  void goByItsOwnTime() {
    Staff.HOUSE.run(this::goOn);
  }

  /** Time goes on in a city that stands from the first time that it is opened. */
  private void goOn() {
    if (jdbc.sql("select exists (select from sample_city where built_at = 'infinity')")
        .query(Boolean.class)
        .single()) {
      clock.set(TwoYears.PRESENT);
      jdbc.sql("update sample_city set built_at = now()").update();
    }
    clock.set(present().orElse(TwoYears.BEGINNING));
  }

  /**
   * The door is open from the beginning, the city is built behind it. After all others, since
   * documents are compiled only in a house that is ready.
   */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void ready(ApplicationReadyEvent event) {
    int port = Objects.requireNonNull(server.getWebServer()).getPort();
    Optional<Built> built =
        Staff.HOUSE.call(
            () ->
                jdbc.sql("select scale from sample_city")
                    .query(RecordRows.of(Built.class))
                    .optional());
    if (built.isEmpty()) {
      welcome(
          port, "正在建立样例城市，打开网址可看进度 · the sample city is being built; the page tells how far it is");
      builder = new Thread(() -> buildAll("http://localhost:" + port), "sample-city");
      builder.start();
      return;
    }
    if (built.get().scale() != scale) {
      log.info(
          "样例城市是按 {} 倍建立的，沿用；要另建请换一个 SHANSHUI_DATA · the city was built {} times as large and stays"
              + " so; for another one, name another SHANSHUI_DATA",
          built.get().scale(),
          built.get().scale());
    }
    building.finish();
    welcome(port, "按 Ctrl+C 停止 · Ctrl+C stops it");
  }

  /** Whoever stops the house stops its builders; the next start begins again. */
  @EventListener
  void closing(ContextClosedEvent event) {
    Thread working = builder;
    builder = null;
    if (working != null) {
      working.interrupt();
    }
  }

  private void buildAll(String address) {
    try {
      Staff.HOUSE.run(
          () -> {
            BuildingSite.alone(database, () -> build(address));
            goOn();
          });
      building.finish();
    } catch (RuntimeException e) {
      if (builder != null) {
        log.error("样例城市没有建成 · the sample city could not be built", e);
        System.exit(1);
      }
    }
  }

  private void build(String address) {
    long begun = System.nanoTime();
    jdbc.sql("insert into sample_city (id, scale, as_of) values (1, ?, ?)")
        .params(scale, at(TwoYears.PRESENT))
        .update();
    // A city that loses its last moments is begun again anyway. What comes after waits for the
    // disk, which then has all.
    database.awaitDisk(false);
    database.keepPlans(true);
    twoYears.pass(address, size());
    database.keepPlans(false);
    database.awaitDisk(true);
    jdbc.sql("update sample_city set built_at = 'infinity'").update();
    KeptCity.of(scale).ifPresent(place -> place.keep(own));
    log.info("样例城市已建成，用时 {} 秒 · the city is built", (System.nanoTime() - begun) / 1_000_000_000);
  }

  /** As large as the scale says, unless a setting says otherwise for one of its measures. */
  private TwoYears.Size size() {
    TwoYears.Size usual = TwoYears.Size.of(scale);
    return new TwoYears.Size(
        setting("plans", usual.plans()),
        setting("tasks", usual.tasks()),
        setting("projects", usual.projects()),
        setting("cases", usual.cases()));
  }

  private int setting(String measure, int usual) {
    return settings.getProperty("shanshui.sample-" + measure, Integer.class, usual);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Time goes on in the city while the machine is off; empty until it is built. */
  private Optional<Instant> present() {
    return jdbc.sql("select now() - built_at + as_of from sample_city where built_at is not null")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private static void welcome(int port, String last) {
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

        %s
        """,
        port, Townspeople.PASSWORD, last);
  }
}
