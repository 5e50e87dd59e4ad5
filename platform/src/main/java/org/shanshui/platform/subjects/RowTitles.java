package org.shanshui.platform.subjects;

import java.util.Set;

/**
 * How the rows of some tables are called, for the record of changes; a module contributes one for
 * each of its own as a bean.
 *
 * @param tables whose rows have these numbers
 * @param sql gives {@code id}, {@code title} and {@code href} of the rows whose numbers it is
 *     handed, those in the actor's sight
 */
public record RowTitles(Set<String> tables, String sql) {}
