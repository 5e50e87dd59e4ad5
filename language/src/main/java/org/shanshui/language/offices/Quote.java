package org.shanshui.language.offices;

/** A stretch of a text: {@code text} is what stands from {@code start} to before {@code end}. */
public record Quote(int start, int end, String text) {}
