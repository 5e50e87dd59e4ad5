package org.shanshui.platform.web;

import org.shanshui.platform.access.May;

/**
 * An entry of the navigation, contributed by the module that has the pages.
 *
 * @param key names it: message {@code nav.KEY}, and the layout's parameter {@code section}
 * @param icon of {@code icons.svg}
 * @param order place in the navigation
 * @param may who sees it
 */
public record Section(String key, String href, String icon, int order, May<?> may) {}
