package org.shanshui.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** What the door of submissions is told about one of them. */
public final class Submission {
  private static final String UNKEPT = Submission.class.getName() + ".UNKEPT";

  private Submission() {}

  /**
   * The answer holds a secret and is not kept: who sends the same key again learns that it was
   * done, and no more.
   */
  public static void keepNoAnswer(HttpServletRequest request) {
    request.setAttribute(UNKEPT, Boolean.TRUE);
  }

  static boolean isAnswerKept(HttpServletRequest request) {
    return request.getAttribute(UNKEPT) == null;
  }
}
