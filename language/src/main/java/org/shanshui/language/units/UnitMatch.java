package org.shanshui.language.units;

/** A unit that stands in a text from {@code start} to before {@code end}. */
public record UnitMatch(int start, int end, Unit unit) {}
