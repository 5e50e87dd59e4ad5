/**
 * Measurements: the compiler beside a peer on the same texts in one run, starts of the whole
 * process, and how time grows with size.
 */
@NullMarked
package org.shanshui.benchmarks;

import org.jspecify.annotations.NullMarked;
