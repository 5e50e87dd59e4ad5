package org.shanshui.platform.refusal;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Carries {@link Refusal}s to the door, undoing the transaction on its way. */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<Refusal> refusals;

  public Refused(Refusal refusal) {
    this(List.of(refusal));
  }

  /**
   * All that is wrong at once.
   *
   * @param refusals at least one; the first decides what the door answers
   */
  public Refused(List<Refusal> refusals) {
    super(
        refusals.stream()
            .map(one -> one.chinese() + " · " + one.english())
            .collect(Collectors.joining("\n")));
    this.refusals = List.copyOf(refusals);
  }

  /** Throws what is wrong, where anything is. */
  public static void ifAny(List<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      throw new Refused(refusals);
    }
  }

  /** The first, which decides what the door answers. */
  public Refusal refusal() {
    return refusals.get(0);
  }

  public List<Refusal> refusals() {
    return refusals;
  }
}
