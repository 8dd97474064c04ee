package org.journey.console;

/**
 * What is wrong with a field of a form.
 *
 * @param field the id of its input, to which the summary of errors leads
 * @param message what to do about it, in a sentence
 */
public record FieldError(String field, String message) {

  /** That the API does not answer: nothing is wrong with what was typed, and it is kept. */
  public static FieldError notReached(String field) {
    return new FieldError(
        field,
        "The record cannot be reached for the moment. Wait a little, then press the button again:"
            + " what you typed is kept on this page");
  }
}
