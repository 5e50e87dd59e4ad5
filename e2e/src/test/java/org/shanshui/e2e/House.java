package org.shanshui.e2e;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The application in a process of its own, with the sample city in a new data folder, as {@code
 * ./shanshui demo} starts it.
 */
final class House {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final String address;

  private House(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  static House open() throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path folder = Files.createDirectories(Path.of("target", "house"));
    Path data = Files.createTempDirectory(folder, "data");
    File log = folder.resolve("house.log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-Dshanshui.samples=" + System.getProperty("shanshui.samples"),
            "-jar",
            System.getProperty("shanshui.dist"),
            "demo");
    builder.environment().put("SHANSHUI_PORT", Integer.toString(port));
    builder.environment().put("SHANSHUI_DATA", data.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
    String address = "http://localhost:" + port;
    Instant latest = Instant.now().plus(PATIENCE);
    while (!Files.readString(log.toPath()).contains(address)) {
      if (!process.isAlive() || Instant.now().isAfter(latest)) {
        process.destroy();
        throw new IllegalStateException(
            "The application did not start:\n" + Files.readString(log.toPath()));
      }
      Thread.sleep(200);
    }
    return new House(process, address);
  }

  String address() {
    return address;
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
