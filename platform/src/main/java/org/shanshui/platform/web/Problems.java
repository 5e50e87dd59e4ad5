package org.shanshui.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Tells a refusal to the one who asked: a problem (RFC 9457) to a program, a page to a person. */
@ControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final int TRACE_BYTES = 6;

  private final PageModel pages;

  Problems(PageModel pages) {
    this.pages = pages;
  }

  @ExceptionHandler(Refused.class)
  Object refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
    return tell(refused.refusals(), request, response);
  }

  /** Files were expected, and none came or none that can be taken apart. */
  @ExceptionHandler(MultipartException.class)
  Object noUpload(HttpServletRequest request, HttpServletResponse response) {
    return tell(
        Refusal.invalid(
            "web.file-missing", "没有收到文件，请重新选择后上传。", "no file arrived: choose it and upload again"),
        request,
        response);
  }

  /** What the database refuses, told in our words where we know what it means. */
  @ExceptionHandler(DataAccessException.class)
  Object database(
      DataAccessException fault, HttpServletRequest request, HttpServletResponse response) {
    SQLException full = FullDisk.reason(fault);
    if (full != null) {
      return tell(FullDisk.refusal(full.getMessage()), request, response);
    }
    String state =
        fault.getMostSpecificCause() instanceof SQLException sql
            ? Objects.requireNonNullElse(sql.getSQLState(), "")
            : "";
    return switch (state) {
      // insufficient_privilege: a row policy
      case "42501" ->
          tell(
              Refusal.denied(
                  "web.outside-sight",
                  "此内容不在您的职责或数据范围内，没有保存。",
                  "this lies outside what you may see or change"),
              request,
              response);
      // character_not_in_repertoire: the character NUL, which no text holds
      case "22021" ->
          tell(
              Refusal.invalid(
                  "web.character-unfit",
                  "输入中含有不能保存的字符。",
                  "the input holds a character that cannot be kept"),
              request,
              response);
      // unique_violation, serialization_failure, deadlock_detected
      case "23505", "40001", "40P01" -> tell(Refusal.stale(), request, response);
      default -> unexpected(fault, request, response);
    };
  }

  /** A fault of ours: told without what went wrong inside, which is in the log under the number. */
  @ExceptionHandler(Exception.class)
  Object fault(Exception fault, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (fault instanceof AccessDeniedException || fault instanceof AuthenticationException) {
      throw fault;
    }
    return unexpected(fault, request, response);
  }

  private Object unexpected(
      Exception fault, HttpServletRequest request, HttpServletResponse response) {
    withdraw(response);
    byte[] random = new byte[TRACE_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    String trace = HexFormat.of().formatHex(random);
    log.error("{} {} · {}", request.getMethod(), request.getRequestURI(), trace, fault);
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    if (isProgram(request)) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              status,
              "系统故障，请把报障编号告诉管理员 · a fault of the system: tell the administrator the trace id");
      problem.setProperty("trace_id", trace);
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    response.setStatus(status.value());
    return page(status, "trace_id", trace);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONTENT_TOO_LARGE,
            "上传的文件过大：每个文件不超过 50 MB，一次不超过 500 MB。请分批上传。 · "
                + "the upload is too large: 50 MB for a file, 500 MB at a time; upload in parts");
    return handleExceptionInternal(fault, problem, headers, HttpStatus.CONTENT_TOO_LARGE, request);
  }

  /**
   * What the framework refuses: a wrong method, a missing parameter, an address that leads nowhere.
   */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception fault,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ServletWebRequest web = (ServletWebRequest) request;
    HttpServletResponse response = Objects.requireNonNull(web.getResponse());
    if (isProgram(web.getRequest()) || response.isCommitted()) {
      return super.handleExceptionInternal(fault, body, headers, status, request);
    }
    unfit(fault).ifPresent(refusal -> FormPage.note(web.getRequest(), List.of(refusal)));
    try {
      response.sendError(status.value());
    } catch (IOException e) {
      log.debug("Nobody waits for the answer any more", e);
    }
    return null;
  }

  /** A field that is left out, or holds what cannot be read as what it must be. */
  private static Optional<Refusal> unfit(Exception fault) {
    if (fault instanceof MissingServletRequestParameterException missing) {
      return Optional.of(
          Refusal.invalid("web.field-missing", "请填写。", "fill this in")
              .beside(missing.getParameterName()));
    }
    if (fault instanceof MethodArgumentTypeMismatchException mismatch) {
      return Optional.of(unreadable(mismatch));
    }
    return Optional.empty();
  }

  private static Refusal unreadable(MethodArgumentTypeMismatchException fault) {
    String given = Objects.toString(fault.getValue(), "");
    Class<?> type = Objects.requireNonNullElse(fault.getRequiredType(), Object.class);
    Refusal refusal;
    if (given.isBlank()) {
      refusal = Refusal.invalid("web.field-missing", "请填写。", "fill this in");
    } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      refusal =
          Refusal.invalid(
              "web.not-a-number",
              "“" + given + "”不是数字，请只填数字，不带单位。",
              given + " is not a number: type digits without a unit");
    } else if (type == LocalDate.class) {
      refusal =
          Refusal.invalid(
              "web.not-a-day",
              "“" + given + "”不是日期，请写作 2025-03-31。",
              given + " is no day: write 2025-03-31");
    } else {
      refusal =
          Refusal.invalid("web.no-choice", "“" + given + "”不在可选范围内。", given + " cannot be chosen");
    }
    return refusal.beside(fault.getName());
  }

  /** A file that had been announced, and of which nothing has gone out, does not come. */
  private static void withdraw(HttpServletResponse response) {
    if (response.containsHeader(HttpHeaders.CONTENT_DISPOSITION) && !response.isCommitted()) {
      response.reset();
    }
  }

  private Object tell(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
    return tell(List.of(refusal), request, response);
  }

  /**
   * One of the reasons, for a program that shows or sorts them itself.
   *
   * @param field of what was sent; null where it is about the whole
   */
  private record Reason(URI type, String chinese, String english, @Nullable String field) {
    static Reason of(Refusal refusal) {
      return new Reason(refusal.type(), refusal.chinese(), refusal.english(), refusal.field());
    }
  }

  /** A form of a person's gets its own page again ({@link FormPage}), where it has one. */
  private Object tell(
      List<Refusal> refusals, HttpServletRequest request, HttpServletResponse response) {
    withdraw(response);
    Refusal refusal = refusals.get(0);
    int status = refusal.kind().status();
    if (isProgram(request)) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatusCode.valueOf(status),
              refusals.stream().map(one -> said(one, request)).collect(Collectors.joining("\n")));
      problem.setType(refusal.type());
      problem.setProperty("refusals", refusals.stream().map(Reason::of).toList());
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    FormPage.note(request, refusals);
    response.setStatus(status);
    return page(HttpStatusCode.valueOf(status), "refusals", refusals);
  }

  private ModelAndView page(HttpStatusCode status, String name, Object value) {
    ModelAndView page =
        new ModelAndView("error", Map.of("status", status.value(), name, value), status);
    page.addAllObjects(pages.frame());
    return page;
  }

  /** In both languages, but to a script of a page, which shows it, in the page's. */
  private static String said(Refusal refusal, HttpServletRequest request) {
    if (request.getHeader("HX-Request") == null) {
      return refusal.chinese() + " · " + refusal.english();
    }
    Locale locale = RequestContextUtils.getLocale(request);
    return refusal.in(locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
  }

  /** A client of the API, or a script of a page, which shows the problem where it happened. */
  static boolean isProgram(HttpServletRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
    return request.getRequestURI().startsWith("/api/")
        || request.getHeader("HX-Request") != null
        || (accept.contains("json") && !accept.contains("text/html"));
  }

  /** Tells a refusal in plain words, before a page of ours can be made. */
  static void tellPlainly(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean program = isProgram(request);
    response.reset();
    response.setStatus(refusal.kind().status());
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setContentType(
        program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
    response
        .getWriter()
        .write(
            (program
                    ? "{\"type\":\"%1$s\",\"status\":%2$d,\"detail\":\"%3$s · %4$s\"}"
                    : "<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>%3$s</title><p>%3$s</p><p lang=\"en\">%4$s</p></html>")
                .formatted(
                    refusal.type(), refusal.kind().status(), refusal.chinese(), refusal.english()));
  }
}
