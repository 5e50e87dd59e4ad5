package org.shanshui.platform.collection;

import java.util.List;
import java.util.function.Function;
import org.shanshui.platform.refusal.Refusal;

/** What comes of asking for a step: the thing after it, or why not. */
sealed interface Outcome<T> {
  record Done<T>(T value) implements Outcome<T> {}

  /** For these reasons, at least one. */
  record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
    public Refused {
      refusals = List.copyOf(refusals);
    }

    Refusal refusal() {
      return refusals.get(0);
    }
  }

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(List.of(refusal));
  }

  static <T> Outcome<T> refused(List<Refusal> refusals) {
    return new Refused<>(refusals);
  }

  default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
    if (this instanceof Done<T> done) {
      return next.apply(done.value());
    }
    return new Refused<>(((Refused<T>) this).refusals());
  }

  /** The value; throws the refusals to the door. */
  default T orRefuse() {
    if (this instanceof Done<T> done) {
      return done.value();
    }
    throw new org.shanshui.platform.refusal.Refused(((Refused<T>) this).refusals());
  }
}
