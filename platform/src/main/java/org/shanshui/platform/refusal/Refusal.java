package org.shanshui.platform.refusal;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reason not to do what was asked (拒绝的理由), as a value: policies return it, doors show it.
 *
 * @param kind what the door answers
 * @param code names the reason for programs, and stays when its words change: {@code
 *     MODULE.REASON}; all stand in {@code docs/refusals.md}
 * @param chinese what is wrong, where, and what to do
 * @param english the same
 * @param field what it is about: the name of a field of the form that was sent, or the id of
 *     another part of its page; null where it is about the whole
 */
public record Refusal(
    Kind kind, String code, String chinese, String english, @Nullable String field) {
  private static final Pattern CODE = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

  public Refusal {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("No code of a refusal: " + code);
    }
  }

  /** What sort of refusal it is, with its HTTP status. */
  public enum Kind {
    /** The input does not hold together. */
    INVALID(422),
    /** The state of things does not allow it, or another has changed them meanwhile. */
    CONFLICT(409),
    /** There is no such thing, or it is out of the actor's sight. */
    MISSING(404),
    /** The actor's role does not allow it. */
    DENIED(403),
    /** The house cannot keep anything now. */
    UNAVAILABLE(507);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  public static Refusal invalid(String code, String chinese, String english) {
    return new Refusal(Kind.INVALID, code, chinese, english, null);
  }

  public static Refusal conflict(String code, String chinese, String english) {
    return new Refusal(Kind.CONFLICT, code, chinese, english, null);
  }

  public static Refusal missing(String code, String chinese, String english) {
    return new Refusal(Kind.MISSING, code, chinese, english, null);
  }

  public static Refusal denied(String code, String chinese, String english) {
    return new Refusal(Kind.DENIED, code, chinese, english, null);
  }

  public static Refusal unavailable(String code, String chinese, String english) {
    return new Refusal(Kind.UNAVAILABLE, code, chinese, english, null);
  }

  /** Somebody saved a newer version between reading and saving. */
  public static Refusal stale() {
    return conflict(
        "refusal.stale",
        "在您编辑期间他人已保存了新内容，您的这次改动没有保存。请对照最新内容核对后再提交。",
        "someone saved a newer version while you were editing, and yours was not saved: compare"
            + " with what stands now and submit again");
  }

  /** The same, told where it belongs: beside a field of the form, or at a part of its page. */
  public Refusal beside(String field) {
    return new Refusal(kind, code, chinese, english, field);
  }

  /** What sort of problem it is (RFC 9457, 3.1.1): a name that leads nowhere. */
  public URI type() {
    return URI.create("urn:shanshui:refusal:" + code);
  }

  /** The reason in the language of a page. */
  public String in(boolean isEnglish) {
    return isEnglish ? english : chinese;
  }

  public Refused asException() {
    return new Refused(this);
  }
}
