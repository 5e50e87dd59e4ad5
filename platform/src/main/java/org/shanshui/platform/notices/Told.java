package org.shanshui.platform.notices;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way. It goes through the registry of events, because who tells mostly may not
 * write into the addressee's affairs, and so that it is not lost.
 *
 * @param personId null: everyone of the unit
 */
record Told(long unitId, @Nullable Long personId, Message message) {}
