package org.shanshui.platform.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL process of a folder of data. Its number stands in {@code postmaster.pid}, but a
 * number alone proves nothing: the file may have been copied with the folder, or the number may be
 * another process's by now.
 */
final class ServerProcess {
  /** What the file notes as the start and what the system says may differ by. */
  private static final Duration ROUNDING = Duration.ofSeconds(5);

  private ServerProcess() {}

  /** The process that serves this very folder; empty if none does. */
  static Optional<ProcessHandle> serving(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    // Line 1 is the number, line 3 the start in seconds (PostgreSQL, src/include/utils/pidfile.h).
    List<String> lines = Files.readAllLines(file);
    Optional<Long> number = number(lines, 0);
    Optional<ProcessHandle> process =
        number.flatMap(ProcessHandle::of).filter(ServerProcess::isPostgres);
    if (process.isEmpty() || !serves(process.get(), data, number(lines, 2))) {
      return Optional.empty();
    }
    return process;
  }

  /** Stops the server of this folder, if one runs. */
  static void stop(Path data) throws IOException {
    Optional<ProcessHandle> server = serving(data);
    if (server.isEmpty()) {
      disown(data.resolve("postmaster.pid"));
      return;
    }
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients, of whom none is left.
    new ProcessBuilder("kill", "-INT", Long.toString(server.get().pid())).inheritIO().start();
    try {
      server.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      server.get().destroyForcibly();
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * Starts the server of this folder as it was started last, and returns when it answers. One that
   * runs is stopped first. (The library that started it waits to the end of its patience for a
   * server that has given up, and does not start a second one.)
   *
   * @param program the server's program; {@code pg_ctl} lies beside it
   * @param log what it prints before it has its own log
   * @param patience how long what was written last may take to be recovered
   * @throws IOException if it does not start, for instance because another has its port
   */
  static void restart(Path data, Path program, Path log, Duration patience) throws IOException {
    // Its number may be another's by now, or that of one who is dead and not yet buried.
    stop(data);
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL does not run as root.
      command.addAll(List.of("unshare", "-U"));
    }
    Path control =
        program.resolveSibling(program.getFileName().toString().replace("postgres", "pg_ctl"));
    command.addAll(
        List.of(
            control.toString(),
            "restart",
            "--pgdata=" + data,
            "--wait",
            "--timeout=" + patience.toSeconds()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("pg_ctl ended with %d, see %s".formatted(status, log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * PostgreSQL takes any live process of the number in the file for a server of its folder, but not
   * the one that starts it: so the file bears our number then. What else it tells lets PostgreSQL
   * see whether anything of an earlier server still has the folder open, so it is not taken away.
   */
  private static void disown(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    if (lines.isEmpty()) {
      lines.add("");
    }
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(file, lines);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(c -> c.endsWith("postgres")).isPresent();
  }

  /** A server works in its folder; where that cannot be seen, it was told its folder. */
  private static boolean serves(ProcessHandle process, Path data, Optional<Long> started)
      throws IOException {
    Path workplace = Path.of("/proc", Long.toString(process.pid()), "cwd");
    if (Files.isReadable(workplace)) {
      return Files.isSameFile(workplace, data);
    }
    String[] arguments = process.info().arguments().orElse(new String[0]);
    Optional<Instant> since = process.info().startInstant();
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals("-D")
          && isSame(arguments[i + 1], data)
          && started.isPresent()
          && since.isPresent()) {
        Duration apart = Duration.between(Instant.ofEpochSecond(started.get()), since.get()).abs();
        return apart.compareTo(ROUNDING) <= 0;
      }
    }
    return false;
  }

  private static boolean isSame(String told, Path data) throws IOException {
    try {
      Path path = Path.of(told);
      return Files.exists(path) && Files.isSameFile(path, data);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Optional<Long> number(List<String> lines, int index) {
    try {
      return lines.size() > index
          ? Optional.of(Long.parseLong(lines.get(index).strip()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
