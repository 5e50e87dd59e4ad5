package org.shanshui.compiler.plan;

import java.util.List;

/** A named list (名录): 省级命名小镇: A, B. */
public record Roster(String title, List<String> items, int start, int end) {}
