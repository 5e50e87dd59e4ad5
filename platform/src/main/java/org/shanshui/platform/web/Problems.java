package org.shanshui.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** Tells a refusal to the one who asked: a problem (RFC 9457) to a program, a page to a person. */
@ControllerAdvice
class Problems {

  @ExceptionHandler(Refused.class)
  Object refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
    return tell(refused.refusal(), request, response);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  Object tooLarge(HttpServletRequest request, HttpServletResponse response) {
    return tell(
        Refusal.invalid(
            "上传的文件过大：每个文件不超过 50 MB，一次不超过 500 MB。请分批上传。",
            "the upload is too large: 50 MB for a file, 500 MB at a time; upload in parts"),
        request,
        response);
  }

  private static Object tell(
      Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
    int status = refusal.kind().status();
    if (isProgram(request)) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatusCode.valueOf(status), refusal.chinese() + " · " + refusal.english());
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    response.setStatus(status);
    return new ModelAndView(
        "error", Map.of("status", status, "refusal", refusal), HttpStatusCode.valueOf(status));
  }

  /** A client of the API, or a script of a page, which shows the problem where it happened. */
  private static boolean isProgram(HttpServletRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
    return request.getRequestURI().startsWith("/api/")
        || request.getHeader("HX-Request") != null
        || (accept.contains("json") && !accept.contains("text/html"));
  }
}
