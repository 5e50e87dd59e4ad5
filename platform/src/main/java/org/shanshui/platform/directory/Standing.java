package org.shanshui.platform.directory;

import org.shanshui.platform.access.Actor;

/**
 * How a person stands now.
 *
 * @param mustChangePassword as it was given for one use, or has grown old
 * @param secondFactor whether they have one that is asked for after the password
 * @param passkey whether they have one or more, each of which stands for both factors
 * @param office name of their unit
 * @param place name of their region
 */
record Standing(
    Actor actor,
    boolean mustChangePassword,
    boolean secondFactor,
    boolean passkey,
    String office,
    String place) {}
