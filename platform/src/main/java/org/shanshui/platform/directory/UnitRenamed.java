package org.shanshui.platform.directory;

/** A unit has another name; what was called after it is called after it still. */
public record UnitRenamed(long unitId, String before, String now) {}
