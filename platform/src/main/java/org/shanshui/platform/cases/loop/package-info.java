/**
 * The closed loop itself, pure: states are types, steps are values, policies are functions,
 * refusals are values. Nothing here knows a database or a clock.
 */
@NamedInterface("loop")
@NullMarked
package org.shanshui.platform.cases.loop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
