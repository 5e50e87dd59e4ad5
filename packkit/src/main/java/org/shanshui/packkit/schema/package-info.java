/** Files held against their JSON Schema, each error with line, column and remedy. */
@NullMarked
package org.shanshui.packkit.schema;

import org.jspecify.annotations.NullMarked;
