package org.shanshui.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What it costs that changes are on record: in a database of the application's own, without the
 * record, with the record as it was up to version 100 of the database, and as it is now, in turn on
 * one server that waits for the disk.
 *
 * <p>Arguments: rounds, seconds of each measurement.
 */
public final class RecordBenchmark {
  private static final int WRITERS = 16;
  private static final int MANY = 100_000;
  private static final int FILE = 20 << 20;
  private static final int PAUSE = 20;
  private static final double NANOS = 1e6;

  /** What is measured: a database and whether its tables are on record there. */
  private enum Way {
    UNRECORDED("not on record", "after", "plain_"),
    BEFORE("chained at commit (version 100)", "before", ""),
    AFTER("sealed afterwards (now)", "after", "");

    private final String told;
    private final String database;
    private final String prefix;

    Way(String told, String database, String prefix) {
      this.told = told;
      this.database = database;
      this.prefix = prefix;
    }
  }

  private static final String TABLES =
      """
      create table %1$smatter (id bigint generated always as identity primary key, name text not null,
        region_path text collate "C" not null, unit_ids bigint[] not null, version int not null default 1);
      call guard('%1$smatter');
      create table %1$snote (id bigint generated always as identity primary key, matter_id bigint not null references %1$smatter,
        said_by text not null, said_at timestamptz not null default now(), text text not null);
      create index on %1$snote (matter_id);
      call guard_through('%1$snote', 'matter_id', '%1$smatter');
      create table %1$sattachment (id bigint generated always as identity primary key, matter_id bigint not null references %1$smatter,
        name text not null, sha256 text not null, bytes bytea not null);
      alter table %1$sattachment alter bytes set storage external;
      create index on %1$sattachment (matter_id);
      call guard_through('%1$sattachment', 'matter_id', '%1$smatter');
      """;

  private static final String ON_RECORD =
      "call put_on_record('matter', 'id'); call put_on_record('note', 'id'); call put_on_record('attachment', 'id', 'bytes');";

  private final EmbeddedPostgres server;
  private final int rounds;
  private final int seconds;

  private RecordBenchmark(EmbeddedPostgres server, int rounds, int seconds) {
    this.server = server;
    this.rounds = rounds;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path folder = Files.createTempDirectory("record");
    try (EmbeddedPostgres server = start(folder)) {
      RecordBenchmark benchmark = new RecordBenchmark(server, rounds, seconds);
      benchmark.furnish();
      benchmark.measure();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** As the application starts its own. */
  private static EmbeddedPostgres start(Path folder) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("postgres"))
        .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "60")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("jit", "off")
        .setLocaleConfig("locale", "C.UTF-8")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .start();
  }

  private void furnish() throws SQLException, IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role shanshui login");
      statement.execute("create database before owner shanshui");
      statement.execute("create database after owner shanshui");
    }
    migrate("before", 100);
    migrate("after", Integer.MAX_VALUE);
    for (Way way : Way.values()) {
      try (Connection connection = connect(way);
          Statement statement = connection.createStatement()) {
        statement.execute(TABLES.formatted(way.prefix));
        if (way != Way.UNRECORDED) {
          statement.execute(ON_RECORD);
        }
        statement.execute(
            "insert into %smatter (name, region_path, unit_ids) select '事项' || n, '/33/3310/', '{7}' from generate_series(1, 1000) n"
                .formatted(way.prefix));
      }
    }
  }

  private void migrate(String database, int last) throws SQLException, IOException {
    Map<Integer, Path> versions = new TreeMap<>();
    Path folder =
        Path.of(System.getProperty("shanshui.home"), "platform/src/main/resources/db/migration");
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = file.getFileName().toString();
                versions.put(Integer.parseInt(name.substring(1, name.indexOf("__"))), file);
              });
    }
    try (Connection connection = connect(database)) {
      connection.setAutoCommit(false);
      for (Map.Entry<Integer, Path> version : versions.entrySet()) {
        if (version.getKey() <= last) {
          try (Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(version.getValue()));
          }
          connection.commit();
        }
      }
    }
  }

  private Connection connect(Way way) throws SQLException {
    return connect(way.database);
  }

  /** In the name of an officer, as the application connects. */
  private Connection connect(String database) throws SQLException {
    Connection connection = DriverManager.getConnection(server.getJdbcUrl("shanshui", database));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('shanshui.region_from', '/', false), set_config('shanshui.region_to', '0', false),"
              + " set_config('shanshui.units', '{}', false), set_config('shanshui.actor_id', '12', false),"
              + " set_config('shanshui.actor', '某某', false), set_config('shanshui.address', '10.0.0.1', false),"
              + " set_config('shanshui.actor_region', '/33/3310/', false)");
    }
    return connection;
  }

  private void measure() throws Exception {
    Report report = new Report("record", "What the record of changes costs");
    report.say(
        "PostgreSQL %s on the same machine, fsync on; medians of %d rounds in turn, %d s each; one row a commit."
            .formatted("18", rounds, seconds));
    report.say("");
    Map<Way, List<Double>> one = new TreeMap<>();
    Map<Way, List<Double>> many = new TreeMap<>();
    Map<Way, List<Double>> files = new TreeMap<>();
    Map<Way, List<Double>> delays = new TreeMap<>();
    Map<Way, List<Double>> bulk = new TreeMap<>();
    ScheduledExecutorService sealer = Executors.newSingleThreadScheduledExecutor();
    try (Connection connection = connect(Way.AFTER);
        PreparedStatement seal = connection.prepareStatement("select seal_record(false)")) {
      sealer.scheduleWithFixedDelay(() -> seal(seal), 1, 1, TimeUnit.SECONDS);
      for (int round = 0; round <= rounds; round++) {
        boolean counts = round > 0;
        for (Way way : Way.values()) {
          double alone = commits(way, 1);
          double together = commits(way, WRITERS);
          double file = file(way);
          if (counts) {
            one.computeIfAbsent(way, any -> new ArrayList<>()).add(alone);
            many.computeIfAbsent(way, any -> new ArrayList<>()).add(together);
            files.computeIfAbsent(way, any -> new ArrayList<>()).add(file);
          }
        }
      }
      for (Way way : Way.values()) {
        double[] waited = delay(way);
        delays.computeIfAbsent(way, any -> new ArrayList<>()).add(waited[0]);
        bulk.computeIfAbsent(way, any -> new ArrayList<>()).add(waited[1]);
      }
      sealer.shutdown();
      sealer.awaitTermination(1, TimeUnit.MINUTES);
    }
    report.heads(
        "",
        "commits/s, 1 writer",
        "commits/s, " + WRITERS + " writers",
        "a file of 20 MB, ms",
        "longest wait of another's save while 100,000 rows are written and committed, ms",
        "those 100,000 rows, s");
    for (Way way : Way.values()) {
      report.row(
          way.told,
          median(one, way),
          median(many, way),
          median(files, way),
          median(delays, way),
          median(bulk, way));
    }
    report.say("");
    report.say(
        "With %d writers, of the commits without the record: before %.0f %%, now %.0f %%. A file now costs %.2f times what it costs without."
            .formatted(
                WRITERS,
                100 * median(many, Way.BEFORE) / median(many, Way.UNRECORDED),
                100 * median(many, Way.AFTER) / median(many, Way.UNRECORDED),
                median(files, Way.AFTER) / median(files, Way.UNRECORDED)));
    report.keep();
  }

  private static double median(Map<Way, List<Double>> figures, Way way) {
    return Report.median(Objects.requireNonNull(figures.get(way), "each way is measured"));
  }

  private static void seal(PreparedStatement seal) {
    try {
      seal.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Commits a second of so many writers. */
  private double commits(Way way, int writers) throws Exception {
    List<Callable<Integer>> work = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int writer = 0; writer < writers; writer++) {
      int number = writer;
      work.add(
          () -> {
            int done = 0;
            Random random = new Random(number);
            try (Connection connection = connect(way);
                PreparedStatement insert = note(connection, way)) {
              while (System.nanoTime() < end) {
                insert.setLong(1, 1 + random.nextInt(1000));
                insert.execute();
                done++;
              }
            }
            return done;
          });
    }
    long sum = 0;
    for (int done : all(work)) {
      sum += done;
    }
    return (double) sum / seconds;
  }

  private static PreparedStatement note(Connection connection, Way way) throws SQLException {
    return connection.prepareStatement(
        "insert into %snote (matter_id, said_by, text) values (?, '某某', '已到现场查看，按期推进，下周再报。')"
            .formatted(way.prefix));
  }

  /** Milliseconds to store a file. */
  private double file(Way way) throws SQLException {
    byte[] bytes = new byte[FILE];
    new Random(FILE).nextBytes(bytes);
    try (Connection connection = connect(way);
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into %sattachment (matter_id, name, sha256, bytes) values (1, '图纸.pdf', repeat('0', 64), ?)"
                    .formatted(way.prefix))) {
      insert.setBytes(1, bytes);
      long start = System.nanoTime();
      insert.execute();
      return (System.nanoTime() - start) / NANOS;
    }
  }

  /** The longest wait of another's save, in milliseconds, and the seconds of the large one. */
  private double[] delay(Way way) throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection large = connect(way);
        Statement statement = large.createStatement();
        Connection small = connect(way);
        PreparedStatement save = note(small, way)) {
      save.setLong(1, 1);
      for (int i = 0; i < 10; i++) {
        save.execute();
      }
      large.setAutoCommit(false);
      Future<Double> taken =
          other.submit(
              () -> {
                long start = System.nanoTime();
                statement.execute(
                    "insert into %snote (matter_id, said_by, text) select 1 + n %% 1000, '某某', '第' || n || '行' from generate_series(1, %d) n"
                        .formatted(way.prefix, MANY));
                large.commit();
                return (System.nanoTime() - start) / NANOS / 1000;
              });
      double longest = 0;
      while (!taken.isDone()) {
        long start = System.nanoTime();
        save.execute();
        longest = Math.max(longest, (System.nanoTime() - start) / NANOS);
        Thread.sleep(PAUSE);
      }
      return new double[] {longest, taken.get()};
    } finally {
      other.shutdown();
    }
  }

  private static <T> List<T> all(List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : pool.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }
}
