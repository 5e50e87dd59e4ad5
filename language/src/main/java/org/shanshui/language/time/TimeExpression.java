package org.shanshui.language.time;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A time (时间) in a text.
 *
 * @param start offset of its first character
 * @param end offset after its last; 前, 底, 内, 时期 and the like are part of it
 * @param from its first month, null if it has none or the document's year is needed and unknown
 * @param to its last month, null likewise
 * @param due year {@code 2025} or month {@code 2021-06} by whose end what is planned for this time
 *     must hold, null if it sets no date
 * @param recurrence for {@link Shape#RECURRENCE} only
 */
public record TimeExpression(
    int start,
    int end,
    Shape shape,
    @Nullable YearMonth from,
    @Nullable YearMonth to,
    @Nullable String due,
    @Nullable Recurrence recurrence) {}
