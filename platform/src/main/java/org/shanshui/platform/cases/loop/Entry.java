package org.shanshui.platform.cases.loop;

import java.time.Instant;

/**
 * A step that was taken.
 *
 * @param number from 1, without gaps within a case
 */
public record Entry(int number, Instant at, Move move) {}
