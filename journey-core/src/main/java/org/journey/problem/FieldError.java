package org.journey.problem;

/**
 * One error in a message.
 *
 * @param pointer where: an RFC 6901 JSON pointer into the message as sent
 * @param reason what is wrong, without the refused value
 */
public record FieldError(String pointer, String reason) {}
