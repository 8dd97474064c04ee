package org.journey.extract;

/**
 * One column of a table, or one attribute.
 *
 * @param name in snake case
 * @param type what it holds
 * @param required whether it is never absent
 * @param description for the data dictionary
 */
record Column(String name, ColumnType type, boolean required, String description) {}
