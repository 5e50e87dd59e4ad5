package org.shanshui.platform.refusal;

import java.io.Serial;

/** Carries a {@link Refusal} to the door, undoing the transaction on its way. */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  public Refused(Refusal refusal) {
    super(refusal.chinese() + " · " + refusal.english());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
