package org.shanshui.platform.cases;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.subjects.Subject;

/** A case has been opened. Delivered at least once. */
public record CaseOpened(long id, String kind, @Nullable Subject source) {}
