/**
 * Lists (清单). A module declares a {@link org.shanshui.platform.listing.Listing}: where its rows
 * come from, its columns, its filters, its order. Page, workbook, counts, links and the query of
 * the API follow from that one declaration.
 */
@ApplicationModule(allowedDependencies = {"access", "database", "refusal", "web"})
@NullMarked
package org.shanshui.platform.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
