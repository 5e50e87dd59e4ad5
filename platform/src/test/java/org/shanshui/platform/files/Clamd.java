package org.shanshui.platform.files;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server of clamd's protocol (clamd(8): zPING, zINSTREAM) that knows one virus, which is the
 * EICAR test file, and takes files up to a limit.
 */
final class Clamd implements AutoCloseable {
  /** In two parts, so that no scanner finds it here. */
  static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  static final int LIMIT = 1 << 20;

  /** What it does with the files that come from now on. */
  enum Mood {
    LOOKS,
    BREAKS_OFF,
    SAYS_NONSENSE
  }

  private final ServerSocket server;
  private final AtomicLong seen = new AtomicLong();
  private volatile Mood mood = Mood.LOOKS;

  Clamd() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread listening = new Thread(this::listen, "clamd");
    listening.setDaemon(true);
    listening.start();
  }

  String address() {
    return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  void be(Mood other) {
    mood = other;
  }

  /** Bytes of files that it has taken in so far. */
  long seen() {
    return seen.get();
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket visitor = server.accept()) {
        serve(visitor);
      } catch (IOException e) {
        // Who asks has gone, or the test is over: the next one.
        Thread.onSpinWait();
      }
    }
  }

  private void serve(Socket visitor) throws IOException {
    DataInputStream in = new DataInputStream(visitor.getInputStream());
    StringBuilder command = new StringBuilder();
    int one;
    while ((one = in.read()) > 0) {
      command.append((char) one);
    }
    if (command.toString().equals("zPING")) {
      say(visitor, "PONG");
    } else if (command.toString().equals("zINSTREAM") && mood != Mood.BREAKS_OFF) {
      say(visitor, mood == Mood.LOOKS ? look(in) : "UNKNOWN COMMAND");
    }
  }

  private String look(DataInputStream in) throws IOException {
    StringBuilder file = new StringBuilder();
    int length;
    while ((length = in.readInt()) > 0) {
      byte[] chunk = new byte[length];
      in.readFully(chunk);
      seen.addAndGet(length);
      file.append(new String(chunk, StandardCharsets.ISO_8859_1));
      if (file.length() > LIMIT) {
        return "INSTREAM size limit exceeded. ERROR";
      }
    }
    return "stream: " + (file.indexOf(EICAR) >= 0 ? "Eicar-Test-Signature FOUND" : "OK");
  }

  private static void say(Socket visitor, String reply) throws IOException {
    OutputStream out = visitor.getOutputStream();
    out.write((reply + "\0").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
