package org.shanshui.platform.cases;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.subjects.Subject;

/**
 * A case has been verified and closed, or merged into another. Delivered at least once.
 *
 * @param outcome {@code resolved}, {@code unfounded} or {@code merged}
 */
public record CaseClosed(long id, String kind, @Nullable Subject source, String outcome) {}
