package org.shanshui.compiler.read;

import java.util.List;
import org.shanshui.compiler.plan.Diagnostic;

/** What one reader draws from the bytes; offsets are UTF-16 units of {@code text}. */
record Reading(String text, List<Block> blocks, List<Diagnostic> diagnostics) {}
