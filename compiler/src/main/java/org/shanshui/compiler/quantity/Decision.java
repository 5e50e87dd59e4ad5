package org.shanshui.compiler.quantity;

/**
 * What was decided about a mention, and by which rule.
 *
 * @param rule the rule's name
 */
record Decision<T>(T value, String rule) {}
