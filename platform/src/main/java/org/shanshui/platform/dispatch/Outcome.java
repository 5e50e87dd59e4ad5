package org.shanshui.platform.dispatch;

import java.util.function.Function;
import org.shanshui.platform.refusal.Refusal;

/** What comes of asking for a step: the thing after it, or why not. */
sealed interface Outcome<T> {
  record Done<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
    if (this instanceof Done<T> done) {
      return next.apply(done.value());
    }
    return new Refused<>(((Refused<T>) this).refusal());
  }

  /** The value; throws the refusal to the door. */
  default T orRefuse() {
    if (this instanceof Done<T> done) {
      return done.value();
    }
    throw ((Refused<T>) this).refusal().asException();
  }
}
