package org.shanshui.language.numerals;

/**
 * Comparator words (比较词) from {@code start} to before {@code end}, several in a row being one
 * (力争达到, 稳定控制在).
 *
 * @param firm whether what stands on the other side of the number leaves the meaning as it is: 不低于
 *     does, but 控制在 gives way to 左右
 */
public record Comparator(int start, int end, Comparison comparison, boolean firm) {}
