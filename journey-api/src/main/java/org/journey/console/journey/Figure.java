package org.journey.console.journey;

/**
 * A figure as it is shown.
 *
 * @param label what it is
 * @param value in words
 * @param evidence where it is opened
 */
record Figure(String label, String value, String evidence) {}
