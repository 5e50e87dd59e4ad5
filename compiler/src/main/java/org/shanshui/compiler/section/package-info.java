/** Review text against plan text: which part of a document looks back and which commits. */
@NullMarked
package org.shanshui.compiler.section;

import org.jspecify.annotations.NullMarked;
