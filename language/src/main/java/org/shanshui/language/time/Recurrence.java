package org.shanshui.language.time;

import java.time.Period;

/**
 * How often a duty comes round.
 *
 * @param every from one time to the next: P3M for 每季度
 */
public record Recurrence(Period every) {}
