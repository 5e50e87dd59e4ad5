package org.shanshui.platform.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sends much, or slowly, is dealt with before it hurts anyone else. */
@PlatformTest
class SendingTest {
  private static final int PATIENCE_MILLIS = 20_000;

  @Autowired private Towns towns;
  @LocalServerPort private int port;

  private Socket send(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(request.getBytes(UTF_8));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String firstLine(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static String head(String method, String path, String type, long length, String more) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
        .formatted(method, path, type, length, more);
  }

  /** The answer comes when a few bytes of 400 MB have been sent: so nothing waits for the rest. */
  @Test
  void filesOfWhoHasNotSignedInAreNotTaken() throws IOException {
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n";
    for (String path : List.of("/plans/drafts", "/login", "/logout", "/nowhere", "/api/cases")) {
      try (Socket socket =
          send(
              head("POST", path, "multipart/form-data; boundary=b", 400L << 20, "")
                  + part
                  + "a".repeat(100_000))) {
        assertThat(firstLine(socket)).as(path).matches("HTTP/1.1 (302|401|403).*");
      }
    }
  }

  @Test
  void formsOfWhoHasNotSignedInAreNotAwaited() throws IOException {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      try (Socket socket =
          send(head(method, "/cases", "application/x-www-form-urlencoded", 1000, "") + "a=")) {
        assertThat(firstLine(socket)).as(method).matches("HTTP/1.1 (302|401|403|405).*");
      }
    }
  }

  @Test
  void manySlowSignInsHoldUpNobody() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 70; i++) {
        slow.add(
            send(head("POST", "/login", "application/x-www-form-urlencoded", 1000, "") + "a="));
      }
      assertThat(new Browser(port).get("/login").statusCode()).isEqualTo(200);
      // Those beyond what one address may send at a time are told so, and all the others are ended.
      int told = 0;
      for (Socket socket : slow) {
        String answer = firstLine(socket);
        assertThat(answer).matches("|HTTP/1.1 4.*");
        told += answer.startsWith("HTTP/1.1 429") ? 1 : 0;
      }
      assertThat(told).isEqualTo(70 - 48);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyOf120MegabytesIsRefused() throws Exception {
    ScopeFixture.Town town = towns.build();
    Browser browser = new Browser(port);
    browser.signIn(town.people().get(Role.PLANNER).login(), Towns.PASSWORD);
    browser.get("/account");
    String more =
        "Cookie: shanshui=%s\r\nX-CSRF-TOKEN: %s\r\nIdempotency-Key: %s\r\nConnection: close\r\n"
            .formatted(browser.cookie("shanshui"), browser.token(), UUID.randomUUID());
    try (Socket socket =
        send(head("POST", "/api/cases", "application/json", 120L << 20, more) + "{\"title\":\"")) {
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
    }
    // As much without saying so.
    try (Socket socket =
        send(
            "POST /api/cases HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                + more
                + "\r\n")) {
      byte[] piece = ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes(ISO_8859_1);
      String answer = "";
      try {
        for (int i = 0; i < 120 << 4; i++) {
          socket.getOutputStream().write(piece);
        }
        socket.getOutputStream().write("0\r\n\r\n".getBytes(ISO_8859_1));
      } catch (IOException e) {
        answer = "ended: " + e.getMessage();
      }
      if (answer.isEmpty()) {
        answer = firstLine(socket);
      }
      assertThat(answer).matches("HTTP/1.1 413.*|ended: .*");
    }
  }
}
