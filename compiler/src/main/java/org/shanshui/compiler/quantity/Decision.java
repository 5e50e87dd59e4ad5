package org.shanshui.compiler.quantity;

/**
 * What was decided about a mention, and by which rule.
 *
 * @param rule the rule's name
 * @param sure the confidence that the rule gives at most
 */
record Decision<T>(T value, String rule, double sure) {}
