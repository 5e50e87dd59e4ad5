/**
 * YAML read with the place of every node, without tags, anchors and more than one document, bounded
 * in all directions.
 */
@NullMarked
package org.shanshui.packkit.yaml;

import org.jspecify.annotations.NullMarked;
