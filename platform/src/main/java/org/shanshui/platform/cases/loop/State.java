package org.shanshui.platform.cases.loop;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a case stands. Each state carries what is needed to leave it, and nothing else. */
public sealed interface State {

  /** 待研判: found, and not yet judged. */
  record Found() implements State {}

  /** 待交办: judged to be a problem, and nobody's yet. */
  record Judged() implements State {}

  /**
   * 待签收: given to one lead unit or two, not all of whom have signed for it.
   *
   * @param until day by which it is to be handled; null where {@code handling} counts
   */
  record Assigned(List<Share> shares, Limit handling, @Nullable LocalDate until)
      implements State, WithLeads {
    public Assigned {
      shares = List.copyOf(shares);
    }
  }

  /**
   * 处置中.
   *
   * @param asked an extension that is asked for and not decided; null if there is none
   */
  record Handling(List<Share> shares, @Nullable Asked asked) implements State, WithLeads {
    public Handling {
      shares = List.copyOf(shares);
    }
  }

  /** 已中止: handling rests until a day, and no time runs. */
  record Suspended(List<Share> shares, LocalDate until) implements State, WithLeads {
    public Suspended {
      shares = List.copyOf(shares);
    }
  }

  /** 待核查: somebody else has to see whether it is so. */
  record ToVerify(Claim claim) implements State {}

  /** 已办结: verified by one who neither handled nor judged it. */
  record Closed(Outcome outcome, long verifiedBy, List<Share> shares) implements State {
    public Closed {
      shares = List.copyOf(shares);
    }
  }

  /** 已并案: goes on in another case. */
  record Merged(long survivor) implements State {}

  /** States in which lead units have the case in hand. */
  sealed interface WithLeads {
    List<Share> shares();
  }

  /** An extension that is asked for. */
  record Asked(int days, long by, long unitId) {}

  /** The lead units, whatever the state. */
  default List<Share> leads() {
    if (this instanceof WithLeads s) {
      return s.shares();
    }
    if (this instanceof ToVerify s && s.claim() instanceof Claim.Resolved claim) {
      return claim.shares();
    }
    return this instanceof Closed s ? s.shares() : List.of();
  }

  default boolean isOpen() {
    return !(this instanceof Closed || this instanceof Merged);
  }

  /** The word on the wire: {@code to_verify}. */
  default String word() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
