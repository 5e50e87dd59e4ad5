/** What a document says of itself: title, kind, issuer, number, dates, period. */
@NullMarked
package org.shanshui.compiler.about;

import org.jspecify.annotations.NullMarked;
