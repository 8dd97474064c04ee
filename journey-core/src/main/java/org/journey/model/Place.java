package org.journey.model;

/**
 * Where something stands in the text of a model.
 *
 * @param line from 1
 * @param column from 1
 */
record Place(int line, int column) {}
