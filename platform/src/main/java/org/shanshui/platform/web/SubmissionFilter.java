package org.shanshui.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * One submission is one transaction, done once. A form carries its key in {@code _submission}, a
 * client of the API in the header {@code Idempotency-Key}; who sends the same key again gets the
 * first answer again, unless it asks for something else. Nothing is answered before it is
 * committed, and an answer of 400 or above undoes everything.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SubmissionFilter extends OncePerRequestFilter {
  static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final int LONGEST_KEY = 100;
  private static final int LARGEST_KEPT_BODY = 1 << 16;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final FormPage forms;

  SubmissionFilter(JdbcClient jdbc, PlatformTransactionManager transactions, FormPage forms) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.forms = forms;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Idempotency-Key");
    String key = header == null ? request.getParameter("_submission") : header;
    boolean isApi = request.getRequestURI().startsWith("/api/");
    if (key == null ? isApi : key.isBlank() || key.length() > LONGEST_KEY) {
      answer(
          response,
          HttpStatus.BAD_REQUEST,
          "请求头 Idempotency-Key 缺失或过长（1–100 个字符，每次提交用新的值）· header Idempotency-Key is missing or too"
              + " long (1 to 100 characters, new for each submission)");
      return;
    }
    Kept kept = new Kept(response);
    Asked asked = header == null ? Asked.by(request) : Asked.withBody(request);
    try {
      transaction.executeWithoutResult(
          status -> {
            try {
              if (!perform(asked, kept, chain, key)) {
                status.setRollbackOnly();
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (ServletException e) {
              throw new Failed(e);
            }
          });
    } catch (Failed e) {
      throw e.reason;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    // Undone by now, so that the page shows what stands.
    if (forms.showAgain(request, kept)) {
      kept.error = 0;
    }
    if (kept.error != 0) {
      response.sendError(kept.error);
    } else {
      kept.copyBodyToResponse();
    }
  }

  /** Whether the change shall stand. */
  private boolean perform(Asked asked, Kept response, FilterChain chain, @Nullable String key)
      throws IOException, ServletException {
    Long id = Actor.current().personId();
    long person = id == null ? 0 : id;
    if (key != null && !isFirst(person, key, asked.words())) {
      replay(person, key, asked.words(), response);
      return true;
    }
    chain.doFilter(asked.request(), response);
    if (response.getStatus() >= 400) {
      return false;
    }
    if (key != null) {
      byte[] body = response.getContentAsByteArray();
      jdbc.sql(
              "update submission set status = ?, location = ?, content_type = ?, body = ? where"
                  + " person_id = ? and key = ?")
          .params(
              response.getStatus(),
              response.getHeader("Location"),
              response.getContentType(),
              body.length > LARGEST_KEPT_BODY || !Submission.isAnswerKept(asked.request())
                  ? null
                  : body,
              person,
              key)
          .update();
    }
    return true;
  }

  /** Waits for a like submission that is being done, if there is one. */
  private boolean isFirst(long person, String key, String asked) {
    return jdbc.sql(
                "insert into submission (person_id, key, request) values (?, ?, ?) on conflict do"
                    + " nothing")
            .params(person, key, asked)
            .update()
        == 1;
  }

  private void replay(long person, String key, String asked, Kept response) throws IOException {
    record Answer(
        String request,
        int status,
        @Nullable String location,
        @Nullable String contentType,
        byte @Nullable [] body) {}
    Answer first =
        jdbc.sql(
                "select request, status, location, content_type, body from submission where"
                    + " person_id = ? and key = ?")
            .params(person, key)
            .query(RecordRows.of(Answer.class))
            .single();
    if (!first.request().equals(asked)) {
      answer(
          response,
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Idempotency-Key 已用于另一请求，请换用新的值 · this Idempotency-Key was used for another request");
      return;
    }
    response.setStatus(first.status());
    response.setHeader("Idempotency-Replayed", "true");
    if (first.location() != null) {
      response.setHeader("Location", first.location());
    }
    if (first.contentType() != null) {
      response.setContentType(first.contentType());
    }
    if (first.body() != null) {
      response.getOutputStream().write(first.body());
    }
  }

  private static void answer(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response
        .getWriter()
        .write(
            "{\"type\":\"about:blank\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status.value(), detail));
  }

  /**
   * What is asked, in words that are the same if the same is asked again. Of a form they do not
   * tell what it holds: somebody may have typed on while the connection was gone.
   */
  private record Asked(HttpServletRequest request, String words) {
    static Asked by(HttpServletRequest request) {
      return new Asked(request, request.getMethod() + " " + request.getRequestURI());
    }

    /** With the digest of what a program sends, for it is that which is asked for. */
    static Asked withBody(HttpServletRequest request) throws IOException {
      Asked door = by(request);
      String type = Objects.requireNonNullElse(request.getContentType(), "");
      if (!type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
        return door;
      }
      byte[] body = request.getInputStream().readAllBytes();
      return new Asked(new Whole(request, body), door.words + " " + digest(body));
    }

    private static String digest(byte[] body) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A request whose body has been read and is read again. */
  private static final class Whole extends HttpServletRequestWrapper {
    private final byte[] body;

    Whole(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
          return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("Read by one who waits");
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  /** Keeps the answer, redirections too, until the transaction is committed. */
  private static final class Kept extends ContentCachingResponseWrapper {
    /** To be told by the page of errors; 0 if there is none. */
    private int error;

    Kept(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendRedirect(String location) {
      setStatus(HttpStatus.SEE_OTHER.value());
      setHeader("Location", location);
    }

    @Override
    public void sendError(int status) {
      error = status;
      setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
      sendError(status);
    }
  }

  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ServletException reason;

    Failed(ServletException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
