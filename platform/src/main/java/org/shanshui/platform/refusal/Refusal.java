package org.shanshui.platform.refusal;

/**
 * A reason not to do what was asked (拒绝的理由), as a value: policies return it, doors show it.
 *
 * @param kind what the door answers
 * @param chinese what is wrong, where, and what to do
 * @param english the same
 */
public record Refusal(Kind kind, String chinese, String english) {
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

  public static Refusal invalid(String chinese, String english) {
    return new Refusal(Kind.INVALID, chinese, english);
  }

  public static Refusal conflict(String chinese, String english) {
    return new Refusal(Kind.CONFLICT, chinese, english);
  }

  public static Refusal missing(String chinese, String english) {
    return new Refusal(Kind.MISSING, chinese, english);
  }

  public static Refusal denied(String chinese, String english) {
    return new Refusal(Kind.DENIED, chinese, english);
  }

  public static Refusal unavailable(String chinese, String english) {
    return new Refusal(Kind.UNAVAILABLE, chinese, english);
  }

  /** Somebody saved a newer version between reading and saving. */
  public static Refusal stale() {
    return conflict(
        "在您编辑期间他人已保存了新内容。请刷新页面后再改，您的输入可用浏览器“后退”找回。",
        "someone saved a newer version while you were editing: reload and repeat; go back in the browser to find your input");
  }

  public Refused asException() {
    return new Refused(this);
  }
}
