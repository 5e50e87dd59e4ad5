package org.shanshui.compiler.read;

import java.util.List;
import org.shanshui.compiler.plan.Diagnostic;

/** Characters without their byte-order mark, and what was doubtful about them. */
record DecodedText(String text, List<Diagnostic> diagnostics) {}
