package org.shanshui.platform.commitments.targets;

/**
 * The nature that a metric's words suggest, and why. A planner may choose another.
 *
 * @param chinese the reason
 */
record Suggestion(Nature nature, String chinese, String english) {}
