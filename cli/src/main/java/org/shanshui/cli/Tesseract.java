package org.shanshui.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.shanshui.compiler.read.TextRecognition;

/** Recognises text by the program {@code tesseract} with its data for Chinese, where installed. */
final class Tesseract implements TextRecognition {
  private static final String CHINESE = "chi_sim";
  private static final int SECONDS_A_PAGE = 300;

  private final String program;

  /**
   * @param program its name or path
   */
  Tesseract(String program) {
    this.program = program;
  }

  /** Whether the program runs here and reads Chinese. */
  boolean isInstalled() {
    try {
      String listed = run(List.of(program, "--list-langs"), new byte[0]);
      return listed.lines().anyMatch(line -> line.strip().equals(CHINESE));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String textOf(byte[] image) throws IOException {
    return run(List.of(program, "stdin", "stdout", "-l", CHINESE), image);
  }

  private String run(List<String> command, byte[] input) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(false).start();
    ExecutorService streams = Executors.newFixedThreadPool(2);
    try {
      Future<byte[]> output = streams.submit(() -> all(process.getInputStream()));
      Future<byte[]> complaint = streams.submit(() -> all(process.getErrorStream()));
      write(process, input);
      if (!process.waitFor(SECONDS_A_PAGE, TimeUnit.SECONDS)) {
        throw new IOException("tesseract 超时 · timed out");
      }
      if (process.exitValue() != 0) {
        throw new IOException(new String(complaint.get(), StandardCharsets.UTF_8).strip());
      }
      return new String(output.get(), StandardCharsets.UTF_8);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroy();
      streams.shutdownNow();
    }
  }

  private static void write(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // A program that ends before it has read all says why by its exit.
    }
  }

  private static byte[] all(InputStream in) throws IOException {
    return in.readAllBytes();
  }
}
