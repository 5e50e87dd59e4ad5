/**
 * Offices: government and party bodies (机关单位), their short forms, and who answers for what (责任).
 */
@NullMarked
package org.shanshui.language.offices;

import org.jspecify.annotations.NullMarked;
