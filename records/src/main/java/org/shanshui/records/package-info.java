/**
 * What a record is (记录): its attributes, what its values must keep to, the grade it gets, and the
 * way it goes from state to state. All of it data, read from packs; nothing here knows a database.
 */
@NullMarked
package org.shanshui.records;

import org.jspecify.annotations.NullMarked;
