package org.shanshui.e2e;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The application in a process of its own, as {@code ./shanshui demo} starts it, with its data in a
 * folder.
 */
final class House {
  private static final Duration PATIENCE = Duration.ofMinutes(8);

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

  /** With the sample city, in a new folder. */
  static House open() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "house"));
    String scale = System.getProperty("shanshui.scale", "1");
    return open(Files.createTempDirectory(folder, "data"), "demo --scale " + scale, Map.of());
  }

  /** With the sample city's people and nothing else, in a new folder. */
  static House openPeopled() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "house"));
    return open(Files.createTempDirectory(folder, "data"), "demo --scale 0", Map.of());
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
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    House house = new House(data, command, settings, port, start(data, command, settings, port));
    house.awaitReady();
    return house;
  }

  /** Runs a command on this house's data, and gives its exit status. */
  int run(String command) throws IOException, InterruptedException {
    return start(data, command, settings, port).waitFor();
  }

  private static Process start(Path data, String command, Map<String, String> settings, int port)
      throws IOException {
    Files.createDirectories(data);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-Dshanshui.samples=" + System.getProperty("shanshui.samples"),
            "-jar",
            System.getProperty("shanshui.dist"));
    builder.command().addAll(List.of(command.split(" ")));
    builder.environment().put("SHANSHUI_PORT", Integer.toString(port));
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
    Instant latest = Instant.now().plus(PATIENCE);
    while (!visitor.finds("/actuator/health/readiness")) {
      if (!process.isAlive() || Instant.now().isAfter(latest)) {
        process.destroy();
        throw new IllegalStateException("The application did not start:\n" + log());
      }
      Thread.sleep(200);
    }
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

  /** How to reach the database of this house from another. */
  Map<String, String> databaseSettings() throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    return Map.of(
        "SHANSHUI_DB_URL",
        "jdbc:postgresql://localhost:" + lines.get(3).strip() + "/shanshui",
        "SHANSHUI_DB_USER",
        "shanshui",
        "SHANSHUI_DB_PASSWORD",
        Files.readString(data.resolve("postgres.password")).strip());
  }

  /**
   * Kills the application, and its database too if so said, as a power cut does: without a word.
   */
  void kill(boolean databaseToo) throws IOException, InterruptedException {
    if (databaseToo) {
      long server =
          Long.parseLong(
              Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
      new ProcessBuilder("kill", "-9", Long.toString(server)).inheritIO().start().waitFor();
    }
    process.destroyForcibly().waitFor();
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
