package org.journey.console.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.journey.console.Address;
import org.journey.console.Ask;
import org.journey.console.FieldError;
import org.journey.console.Option;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the access log are asked for, as the form has it.
 *
 * @param journey its id
 * @param client a person's id
 * @param actor whose subject
 * @param operation the name of a call
 * @param from typed; written then or later
 * @param to typed; written before
 */
record AccessQuery(
    @Nullable String journey,
    @Nullable String client,
    @Nullable String actor,
    @Nullable String operation,
    @Nullable String from,
    @Nullable String to) {

  /** All calls that an entry can be of, in the words that entries have. */
  static List<Option> operations() {
    return Stream.concat(
            Arrays.stream(Call.values()).map(Enum::name),
            Stream.of("COMMAND_EXPORT", "COMMAND_REPLAY"))
        .sorted()
        .map(name -> new Option(name, Words.of(name)))
        .toList();
  }

  /** What of it stands in an address; empty if it asks for everything. */
  public String query() {
    return query(null);
  }

  /** The same for the page that follows. */
  public String query(@Nullable String after) {
    return Address.of("")
        .with("journey", journey)
        .with("client", client)
        .with("actor", actor)
        .with("operation", operation)
        .with("from", from)
        .with("to", to)
        .with("after", after)
        .toString();
  }

  /**
   * As a call of the API.
   *
   * @param errors to which what is typed wrongly is added
   */
  Ask ask(Times times, List<FieldError> errors) {
    return Ask.of(Call.ACCESS_LOG)
        .with("journey", trimmed(journey))
        .with("client", trimmed(client))
        .with("actor", trimmed(actor))
        .with("operation", operation)
        .with("from", instant("from", from, times, errors))
        .with("to", instant("to", to, times, errors));
  }

  private static @Nullable String trimmed(@Nullable String typed) {
    return typed == null ? null : typed.strip();
  }

  /** What was typed as a moment; what is none is told at its field. */
  static @Nullable String instant(
      String field, @Nullable String typed, Times times, List<FieldError> errors) {
    String advice = "Type a day and a time, as 2026-05-01T09:30";
    return times.instant(typed, new FieldError(field, advice), errors);
  }
}
