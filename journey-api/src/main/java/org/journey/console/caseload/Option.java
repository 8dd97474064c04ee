package org.journey.console.caseload;

/**
 * One of a list to choose from.
 *
 * @param value as the API has it
 * @param label as people read it
 */
public record Option(String value, String label) {}
