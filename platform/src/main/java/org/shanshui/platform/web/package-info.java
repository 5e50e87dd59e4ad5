/** What all pages and doors share: navigation, problems, one change per submission. */
@NullMarked
package org.shanshui.platform.web;

import org.jspecify.annotations.NullMarked;
