/**
 * From a plan document to an adopted plan (规划): upload, compile, review, adopt, versions, and the
 * consistency of plans.
 */
@NullMarked
package org.shanshui.platform.plans;

import org.jspecify.annotations.NullMarked;
