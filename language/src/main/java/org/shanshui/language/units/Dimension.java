package org.shanshui.language.units;

/**
 * What a unit measures (量纲): {@code area}, {@code money:CNY}, {@code count:家}, or one over another,
 * {@code mass/time}. Every currency and every classifier is a dimension of its own.
 */
public record Dimension(String name) {
  /** This dimension for each of another: mass for each time. */
  public Dimension per(Dimension other) {
    return new Dimension(name + "/" + other.name);
  }

  /** Whether it counts things by a classifier (量词). */
  public boolean isCount() {
    return name.startsWith("count:");
  }

  /** Whether it is an amount of money. */
  public boolean isMoney() {
    return name.startsWith("money:");
  }

  @Override
  public String toString() {
    return name;
  }
}
