package org.shanshui.platform.directory;

import org.shanshui.platform.access.Actor;

/**
 * How a person stands now.
 *
 * @param office name of their unit
 * @param place name of their region
 */
record Standing(Actor actor, boolean mustChangePassword, String office, String place) {}
