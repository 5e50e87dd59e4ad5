package org.shanshui.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table (表格) with its cells as text; merged cells are repeated. */
public record Table(
    @Nullable String caption, List<String> columns, List<List<String>> rows, int start, int end) {}
