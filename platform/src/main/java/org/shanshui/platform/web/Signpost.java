package org.shanshui.platform.web;

import org.shanshui.platform.access.May;

/**
 * A page that the help leads to beside the sections of the navigation, contributed by the module
 * that has it.
 *
 * @param title message that names it; what roles do there is said by {@code help.TITLE}
 * @param order place among the sections' own
 * @param may who may open it
 */
public record Signpost(String title, String href, int order, May<?> may) {}
