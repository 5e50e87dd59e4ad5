package org.shanshui.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What a request brings along is taken within bounds, whoever reads it: so much and no more, not
 * too slowly, and from one address so many at a time that it can never hold all threads.
 */
final class IncomingBodies extends ValveBase {
  private static final long MOST = 4L << 20;
  private static final long MOST_OF_A_FORM = 2L << 20;

  /** As {@code spring.servlet.multipart.max-request-size}, and its boundaries. */
  private static final long MOST_OF_FILES = 501L << 20;

  /** Before the pace counts. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final int SLOWEST_BYTES_A_SECOND = 8 << 10;
  private static final int MOST_OF_AN_ADDRESS = 32;

  /** All may come from there, if a proxy on this machine does not say whom it speaks for. */
  private static final int MOST_OF_THIS_MACHINE = 48;

  /** So long what nobody has read is taken in, for the sender to come to hear the answer. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** A body as small as this comes with its head, so that its connection can be used again. */
  private static final long SMALL = 64 << 10;

  private static final Duration PROMPT = Duration.ofMillis(200);

  private final Map<String, Integer> arriving = new ConcurrentHashMap<>();

  IncomingBodies() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    long length = request.getContentLengthLong();
    if (length <= 0 && request.getHeader("Transfer-Encoding") == null) {
      getNext().invoke(request, response);
      return;
    }
    String address = Objects.requireNonNullElse(request.getRemoteAddr(), "");
    org.apache.coyote.Request coyote = request.getCoyoteRequest();
    InputBuffer original = coyote.getInputBuffer();
    Arriving body = new Arriving(original, address, length, most(request.getContentType()));
    if (length > body.most) {
      refuse(
          response,
          HttpStatus.CONTENT_TOO_LARGE,
          "请求内容过大，不超过 %1$d MB。 · the body is too large: %1$d MB at most"
              .formatted(body.most >> 20));
    } else if (!body.enter()) {
      refuse(
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "来自此地址的上传过多，请稍后再试。 · too many bodies arrive from this address at once: try again later");
    } else {
      coyote.setInputBuffer(body);
      try {
        getNext().invoke(request, response);
      } finally {
        coyote.setInputBuffer(original);
        body.leave();
      }
    }
    if (!request.isAsync()
        && !body.takeIn(length >= 0 && length < SMALL ? PROMPT : Duration.ZERO)) {
      if (response.isCommitted() && body.takeIn(FAREWELL)) {
        return; // Answered unread, as one that was done before; its sender goes on on this
        // connection.
      }
      // Whatever still comes is not waited for: the connection ends.
      if (!response.isCommitted()) {
        response.setHeader("Connection", "close");
      }
      response.finishResponse();
      body.takeIn(FAREWELL);
      coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private static long most(@Nullable String type) {
    String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
    if (kind.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
      return MOST_OF_FILES;
    }
    return kind.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) ? MOST_OF_A_FORM : MOST;
  }

  private static void refuse(Response response, HttpStatus status, String reason)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response
        .getReporter()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status.getReasonPhrase(), status.value(), reason));
  }

  private static boolean isThisMachine(String address) {
    try {
      return address.isEmpty() || InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** A body on its way in. */
  private final class Arriving implements InputBuffer {
    private final InputBuffer source;
    private final String address;
    private final long length;
    private final long most;
    private final long begun = System.nanoTime();
    private long taken;
    private boolean ended;
    private boolean entered;

    Arriving(InputBuffer source, String address, long length, long most) {
      this.source = source;
      this.address = address;
      this.length = length;
      this.most = most;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      long allowed = GRACE.toNanos() + TimeUnit.SECONDS.toNanos(1) * taken / SLOWEST_BYTES_A_SECOND;
      if (System.nanoTime() - begun > allowed) {
        throw new SocketTimeoutException("The body comes too slowly");
      }
      int read = source.doRead(handler);
      if (read > 0) {
        taken += read;
      }
      if (taken > most) {
        throw new IOException("More has come than is taken, and nobody had said so");
      }
      ended = read < 0;
      if (isThere()) {
        leave();
      }
      return read;
    }

    @Override
    public int available() {
      return source.available();
    }

    boolean isThere() {
      return ended || length >= 0 && taken >= length;
    }

    /** Whether so many from this address are not on their way yet. */
    boolean enter() {
      int most = isThisMachine(address) ? MOST_OF_THIS_MACHINE : MOST_OF_AN_ADDRESS;
      arriving.compute(
          address,
          (any, now) -> {
            int count = now == null ? 0 : now;
            entered = count < most;
            return entered ? Integer.valueOf(count + 1) : now;
          });
      return entered;
    }

    void leave() {
      if (entered) {
        entered = false;
        arriving.computeIfPresent(address, (any, now) -> now == 1 ? null : now - 1);
      }
    }

    /** Takes in, for so long, what nobody has read; tells whether all is there. */
    boolean takeIn(Duration patience) {
      long until = System.nanoTime() + patience.toNanos();
      long enough = taken + SMALL;
      try {
        while (!isThere()) {
          boolean isTime = System.nanoTime() < until;
          if (source.available() > 0 && (isTime || taken < enough)) {
            doRead(ApplicationBufferHandler.EMPTY);
          } else if (isTime) {
            Thread.sleep(10);
          } else {
            return false;
          }
        }
        return true;
      } catch (IOException e) {
        getContainer().getLogger().debug("The sender of a body has gone", e);
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
