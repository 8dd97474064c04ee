package org.journey.console;

/**
 * What is wrong with a field of a form.
 *
 * @param field the id of its input, to which the summary of errors leads
 * @param message what to do about it, in a sentence
 */
public record FieldError(String field, String message) {

  private static final String AWAY =
      "The record cannot be reached for the moment. Wait a little, then ";

  /** That the API does not answer, of what has a number by which it is stored once. */
  public static final String SEND_AGAIN = AWAY + "send it again: what is sent twice is stored once";

  /** That the API does not answer: nothing is wrong with what was typed, and it is kept. */
  public static FieldError notReached(String field) {
    return new FieldError(
        field, AWAY + "press the button again: what you typed is kept on this page");
  }

  /** The same of what has a number by which it is stored once. */
  public static FieldError sendAgain(String field) {
    return new FieldError(field, SEND_AGAIN);
  }
}
