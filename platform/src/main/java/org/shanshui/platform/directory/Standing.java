package org.shanshui.platform.directory;

import org.shanshui.platform.access.Actor;

/**
 * How a person stands now.
 *
 * @param mustChangePassword as it was given for one use, or has grown old
 * @param secondFactor whether they have one
 * @param office name of their unit
 * @param place name of their region
 */
record Standing(
    Actor actor, boolean mustChangePassword, boolean secondFactor, String office, String place) {}
