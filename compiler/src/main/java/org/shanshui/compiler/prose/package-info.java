/**
 * From blocks to passages: broken lines joined, noise removed, every character still at its place.
 */
@NullMarked
package org.shanshui.compiler.prose;

import org.jspecify.annotations.NullMarked;
