package org.shanshui.platform.web;

import java.util.function.BooleanSupplier;
import org.shanshui.platform.access.May;

/**
 * One of the first things to do in a new house (起步), contributed by the module that it is done in.
 * The home page shows them to who may take them until all of theirs are done.
 *
 * @param key names it: messages {@code first.KEY}, what to do, and {@code first.KEY.text}, how
 * @param href its door
 * @param order place among the steps
 * @param may who may take it
 * @param done whether anybody has taken it, by what there is in the house; asked in the house's own
 *     sight
 */
public record FirstStep(String key, String href, int order, May<?> may, BooleanSupplier done) {}
