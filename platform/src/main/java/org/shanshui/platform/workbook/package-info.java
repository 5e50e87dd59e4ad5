/**
 * Workbooks that people fill in (.xlsx): one gate, one reader of cells, one kind of fault. A module
 * declares a {@link org.shanshui.platform.workbook.Form}; template, page, preview, faults and
 * confirmation follow from it.
 */
@ApplicationModule(
    allowedDependencies = {"access", "database", "files", "refusal", "secrecy", "web"})
@NullMarked
package org.shanshui.platform.workbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
