package org.shanshui.e2e;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The application in a process of its own, as {@code ./shanshui demo} starts it, with its data in a
 * folder.
 */
final class House {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Path data;
  private final String command;
  private final Map<String, String> settings;
  private final int port;
  private Process process;

  private House(
      Path data, String command, Map<String, String> settings, int port, Process process) {
    this.data = data;
    this.command = command;
    this.settings = settings;
    this.port = port;
    this.process = process;
  }

  /**
   * With the sample city, in a new folder. In each run of the tests it is built once, and the start
   * before that is broken off; all other houses begin with what that one has kept. Where a run
   * brings a city along that it has built before, all houses begin with that.
   */
  static House open() throws IOException, InterruptedException {
    if (Boolean.getBoolean("shanshui.city-is-built")) {
      House house = openKept();
      if (!house.beganWithWhatWasKept()) {
        house.stop();
        throw new IllegalStateException("The city that was built before is another one");
      }
      return house;
    }
    Path folder = Files.createDirectories(Path.of("target", "house"));
    Path built = folder.resolve("built-" + System.getProperty("shanshui.run"));
    try (FileChannel building =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Ours until it is closed: the other application of the tests waits for the city.
      building.lock();
      if (!Files.exists(built)) {
        House house = build();
        Files.createFile(built);
        return house;
      }
    }
    return openKept();
  }

  private static House build() throws IOException, InterruptedException {
    Path shelf = Path.of(System.getProperty("shanshui.kept-city"));
    if (Files.exists(shelf)) {
      try (Stream<Path> earlier = Files.walk(shelf)) {
        for (Path each : earlier.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    House house = begin(newFolder(), city(), Map.of());
    house.breakOff();
    house.reopen();
    return house;
  }

  /** With the sample city as the house that built it has kept it. */
  static House openKept() throws IOException, InterruptedException {
    return open(newFolder(), city(), Map.of());
  }

  private static String city() {
    return "demo --scale " + System.getProperty("shanshui.scale", "1");
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target", "house")), "data");
  }

  /** Whether it began with a city that was there before. */
  boolean beganWithWhatWasKept() throws IOException {
    return log().contains("取用先前建好的样例城市");
  }

  /** Stops the application while it builds its city; nothing of it may be left. */
  private void breakOff() throws IOException, InterruptedException {
    Program visitor = Program.stranger(address());
    await(() -> !process.isAlive() || visitor.shows("/", "<progress"));
    long database = databasePid();
    stop();
    // What has ended is gone as soon as the system has taken note.
    await(() -> ProcessHandle.of(database).isEmpty());
  }

  private long databasePid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
  }

  /** With the sample city's people and nothing else, in a new folder. */
  static House openPeopled() throws IOException, InterruptedException {
    return open(newFolder(), "demo --scale 0", Map.of());
  }

  /**
   * Opens the house of this folder.
   *
   * @param command as given to the launcher: {@code demo --scale 0} has the city's people and no
   *     more
   * @param settings more environment variables
   */
  static House open(Path data, String command, Map<String, String> settings)
      throws IOException, InterruptedException {
    House house = begin(data, command, settings);
    house.awaitReady();
    return house;
  }

  private static House begin(Path data, String command, Map<String, String> settings)
      throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    return new House(data, command, settings, port, start(data, command, settings, port));
  }

  /** Runs a command on this house's data, and gives its exit status. */
  int run(String command) throws IOException, InterruptedException {
    return start(data, command, settings, port).waitFor();
  }

  /** Runs a command on a folder, and gives its exit status and all that it printed. */
  static String told(Path data, String command) throws IOException, InterruptedException {
    Process process = start(data, command, Map.of(), 0);
    return process.waitFor() + "\n" + Files.readString(data.resolve("house-0.log"));
  }

  private static Process start(Path data, String command, Map<String, String> settings, int port)
      throws IOException {
    Files.createDirectories(data);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dshanshui.samples=" + System.getProperty("shanshui.samples"),
            "-Dshanshui.kept-city=" + System.getProperty("shanshui.kept-city"),
            "-Dshanshui.postgres-programs=" + System.getProperty("shanshui.postgres-programs"),
            "-jar",
            System.getProperty("shanshui.dist"));
    builder.command().addAll(List.of(command.split(" ")));
    builder.environment().put("SHANSHUI_PORT", Integer.toString(port));
    builder.environment().put("SHANSHUI_ADDRESS", "http://localhost:" + port);
    builder.environment().put("SHANSHUI_DATA", data.toAbsolutePath().toString());
    builder.environment().putAll(settings);
    File log = data.resolve("house-" + port + ".log").toFile();
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    Program visitor = Program.stranger(address());
    await(() -> !process.isAlive() || visitor.finds("/actuator/health/readiness"));
    if (!process.isAlive()) {
      throw new IllegalStateException("The application did not start:\n" + log());
    }
  }

  private void await(Asked isSo) throws IOException, InterruptedException {
    Instant latest = Instant.now().plus(PATIENCE);
    while (!isSo.now()) {
      if (Instant.now().isAfter(latest)) {
        throw new IllegalStateException("Not within %s:\n%s".formatted(PATIENCE, log()));
      }
      Thread.sleep(200);
    }
  }

  /** Something that is not so yet. */
  private interface Asked {
    boolean now() throws InterruptedException;
  }

  private String log() throws IOException {
    return Files.readString(data.resolve("house-" + port + ".log"));
  }

  String address() {
    return "http://localhost:" + port;
  }

  Path data() {
    return data;
  }

  /** How to reach the database of this house from another, and to read what is sealed in it. */
  Map<String, String> databaseSettings() throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    return Map.of(
        "SHANSHUI_DB_URL",
        "jdbc:postgresql://localhost:" + lines.get(3).strip() + "/shanshui",
        "SHANSHUI_DB_USER",
        "shanshui",
        "SHANSHUI_DB_PASSWORD",
        Files.readString(data.resolve("postgres.password")).strip(),
        "SHANSHUI_KEY_FILE",
        data.resolve("personal.key").toAbsolutePath().toString());
  }

  /**
   * Kills the application, and its database too if so said, as a power cut does: without a word.
   */
  void kill(boolean databaseToo) throws IOException, InterruptedException {
    if (databaseToo) {
      killDatabase();
    }
    process.destroyForcibly().waitFor();
  }

  /** Kills the database under the application, which is to start it anew. */
  void killDatabase() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", Long.toString(databasePid())).inheritIO().start().waitFor();
  }

  void reopen() throws IOException, InterruptedException {
    process = start(data, command, settings, port);
    awaitReady();
  }

  void stop() {
    process.destroy();
    try {
      if (process.waitFor(60, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IllegalStateException("The application did not stop within a minute");
  }
}
