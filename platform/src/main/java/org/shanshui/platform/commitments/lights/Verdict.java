package org.shanshui.platform.commitments.lights;

import org.shanshui.platform.commitments.Light;

/**
 * A light and why.
 *
 * @param rule id of the rule that decided
 * @param chinese one sentence with the figures and dates
 */
public record Verdict(Light light, String rule, String chinese, String english) {}
