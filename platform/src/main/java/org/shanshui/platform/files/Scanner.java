package org.shanshui.platform.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.AccessRecord;
import org.shanshui.platform.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has a scanner of viruses (查毒) look at all that is handed in, where one is set: a daemon that
 * speaks the protocol of ClamAV's clamd. What it did not see is not taken in.
 */
@Component
public class Scanner {
  private static final Logger log = LoggerFactory.getLogger(Scanner.class);
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_REPLY = 1 << 12;
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  /** For one file, however large: a request is not held for ever. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(60);

  private final @Nullable InetSocketAddress where;
  private final AccessRecord record;

  Scanner(@Value("${shanshui.scanner:}") String where, AccessRecord record) {
    this.where = where.isBlank() ? null : address(where.strip());
    this.record = record;
  }

  private static InetSocketAddress address(String where) {
    Matcher parts = Pattern.compile("\\[?([^\\[\\]]+)]?:([0-9]{1,5})").matcher(where);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 0xFFFF) {
      throw new IllegalArgumentException("SHANSHUI_SCANNER 应为 主机:端口 · is host:port, not " + where);
    }
    // Looked up at each file: the scanner may move.
    return InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  boolean isOn() {
    return where != null;
  }

  /**
   * Has bytes looked at before they are kept or read.
   *
   * @throws org.shanshui.platform.refusal.Refused where something was found, which goes on record,
   *     or where they were not looked at
   */
  public void look(byte[] bytes) {
    if (where == null) {
      return;
    }
    String reply;
    try {
      reply = ask("zINSTREAM\0", new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      log.error("查毒服务没有应答，文件未接收 · the virus scanner does not answer: {}", where, e);
      throw away();
    }
    Matcher found = FOUND.matcher(reply);
    if (found.matches()) {
      String what = found.group(1);
      record.of(AccessRecord.Kind.INFECTED, what + " " + Store.sha256(bytes));
      log.warn("上传的文件中发现恶意代码，未接收 · a file was refused: {}", what);
      throw Refusal.invalid(
              "files.infected",
              "文件中发现恶意代码（%s），未接收。请查杀后再传，并告知管理员。".formatted(what),
              "the file holds %s and was not taken: clean it, and tell the administrator"
                  .formatted(what))
          .asException();
    } else if (reply.contains("size limit")) {
      throw Refusal.invalid(
              "files.too-large-to-scan",
              "文件超过查毒服务的大小上限，未接收。请拆分或压缩后再传。",
              "the file is larger than the virus scanner takes: split or compress it")
          .asException();
    } else if (!reply.equals("stream: OK")) {
      log.error("查毒服务答复异常，文件未接收 · the virus scanner says: {}", reply);
      throw away();
    }
  }

  private static RuntimeException away() {
    return Refusal.conflict(
            "files.scanner-away",
            "查毒服务暂时不可用，文件未接收，请稍后再试并告知管理员。",
            "the virus scanner does not answer and the file was not taken: try again later, and tell the administrator")
        .asException();
  }

  /** Whether it answers. */
  boolean isThere() {
    try {
      return ask("zPING\0", null).equals("PONG");
    } catch (IOException e) {
      log.debug("No scanner", e);
      return false;
    }
  }

  private String ask(String command, @Nullable InputStream stream) throws IOException {
    InetSocketAddress there = where;
    if (there == null) {
      throw new IOException("No scanner is set");
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(there.getHostString(), there.getPort()),
          (int) TO_CONNECT.toMillis());
      // Ends what waits on either side; one that has ended is left as it is.
      CompletableFuture.delayedExecutor(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> close(socket));
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      try {
        out.write(command.getBytes(StandardCharsets.US_ASCII));
        if (stream != null) {
          send(stream, out);
        }
        out.flush();
      } catch (IOException e) {
        // Of a file too large it has said so and taken no more.
        String reply = reply(socket.getInputStream());
        if (reply.isEmpty()) {
          throw e;
        }
        return reply;
      }
      return reply(socket.getInputStream());
    }
  }

  private static void send(InputStream stream, DataOutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int length;
    while ((length = stream.read(chunk)) > 0) {
      out.writeInt(length);
      out.write(chunk, 0, length);
    }
    out.writeInt(0);
  }

  private static String reply(InputStream in) throws IOException {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    int one;
    while ((one = in.read()) > 0 && reply.size() < LONGEST_REPLY) {
      reply.write(one);
    }
    return reply.toString(StandardCharsets.UTF_8).strip();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("Closed already", e);
    }
  }
}
