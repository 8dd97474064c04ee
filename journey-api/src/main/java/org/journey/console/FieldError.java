package org.journey.console;

/**
 * What is wrong with a field of a form.
 *
 * @param field the id of its input, to which the summary of errors leads
 * @param message what to do about it, in a sentence
 */
public record FieldError(String field, String message) {}
