package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.faults.Fate.Acknowledged;
import org.journey.faults.Fate.Refused;
import org.journey.faults.Fate.Unknown;
import org.junit.jupiter.api.Test;

/** The checker is worth something only if it fails when it must. */
class PromiseTest {

  private static final String SOURCE = "/faults/checker";
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  /** Two journeys, one after the other: j-0 at 1, 3, 5 and j-1 at 2, 4, 6. */
  private final List<Row> rows = new ArrayList<>();

  private final List<Observation> observations = new ArrayList<>();

  PromiseTest() {
    for (int number = 0; number < 6; number++) {
      rows.add(row(number + 1, number % 2, number / 2, number));
      observations.add(observation(number, number % 2, new Acknowledged(number + 1)));
    }
  }

  @Test
  void a_log_that_kept_the_promise_passes() {
    assertThat(Promise.broken(observations, rows)).isEmpty();
  }

  @Test
  void an_acknowledged_one_that_is_lost_is_found_even_at_the_end_of_the_log() {
    rows.removeLast();
    assertThat(Promise.broken(observations, rows)).singleElement().asString().contains("lost");
  }

  @Test
  void an_acknowledged_one_that_is_replaced_is_found() {
    rows.set(5, row(6, 1, 2, 77));
    assertThat(Promise.broken(observations, rows))
        .anyMatch(broken -> broken.contains("lost"))
        .anyMatch(broken -> broken.contains("acknowledged to nobody"));
  }

  @Test
  void a_doubled_one_is_found() {
    rows.add(row(7, 0, 3, 4));
    assertThat(Promise.broken(observations, rows)).anyMatch(broken -> broken.contains("twice"));
  }

  @Test
  void a_gap_in_the_sequences_is_found() {
    rows.set(5, row(7, 1, 2, 5));
    observations.set(5, observation(5, 1, new Acknowledged(7)));
    assertThat(Promise.broken(observations, rows)).containsExactly("sequence 6 expected, 7 found");
  }

  @Test
  void a_gap_in_the_versions_of_a_journey_is_found() {
    rows.set(5, row(6, 1, 3, 5));
    assertThat(Promise.broken(observations, rows))
        .singleElement()
        .asString()
        .contains("version 2 expected, 3 found");
  }

  @Test
  void an_acknowledgement_with_another_sequence_is_found() {
    observations.set(4, observation(4, 0, new Acknowledged(6)));
    assertThat(Promise.broken(observations, rows))
        .singleElement()
        .asString()
        .contains("acknowledged at 6, stored at 5");
  }

  @Test
  void a_swapped_order_is_found() {
    rows.set(2, row(3, 0, 1, 4));
    rows.set(4, row(5, 0, 2, 2));
    observations.set(2, observation(2, 0, new Acknowledged(5)));
    observations.set(4, observation(4, 0, new Acknowledged(3)));
    assertThat(Promise.broken(observations, rows)).anyMatch(broken -> broken.startsWith("order"));
  }

  @Test
  void one_in_doubt_may_be_stored_late_but_not_before_what_was_answered_before_it_was_sent() {
    observations.set(2, observation(2, 0, new Unknown("no answer")));
    assertThat(Promise.broken(observations, rows)).isEmpty();

    rows.set(0, row(1, 0, 0, 2));
    rows.set(2, row(3, 0, 1, 0));
    observations.set(0, observation(0, 0, new Acknowledged(3)));
    assertThat(Promise.broken(observations, rows)).anyMatch(broken -> broken.startsWith("order"));
  }

  @Test
  void one_in_doubt_may_be_missing() {
    observations.add(observation(6, 0, new Unknown("no answer")));
    assertThat(Promise.broken(observations, rows)).isEmpty();
  }

  @Test
  void a_refused_one_that_is_stored_is_found() {
    observations.set(5, observation(5, 1, new Refused(422, "/problems/invalid-interaction")));
    assertThat(Promise.broken(observations, rows)).anyMatch(broken -> broken.contains("refused"));
  }

  @Test
  void one_that_nobody_sent_is_found() {
    rows.add(row(7, 0, 3, 99));
    assertThat(Promise.broken(observations, rows))
        .singleElement()
        .asString()
        .contains("acknowledged to nobody");
  }

  @Test
  void one_in_another_journey_is_found() {
    observations.set(5, observation(5, 0, new Acknowledged(6)));
    assertThat(Promise.broken(observations, rows))
        .singleElement()
        .asString()
        .contains("another journey");
  }

  @Test
  void recorded_time_that_goes_back_is_found() {
    Row last = rows.getLast();
    rows.set(5, at(last, START.minusSeconds(1), last.event()));
    assertThat(Promise.broken(observations, rows))
        .containsExactly("recorded time goes back at sequence 6");
  }

  @Test
  void another_payload_under_the_right_identity_is_found() {
    Row fourth = rows.get(3);
    String event = new String(fourth.event(), StandardCharsets.UTF_8);
    for (String other :
        List.of(
            event.replace("PEER", "FAMILY"),
            event.replace("\"with\":\"PEER\",", ""),
            event.replace("\"with\"", "\"activityId\":\"a-1\",\"with\""),
            event.replace("connection-made", "skill-learned"),
            event.replace(time(3).toString(), time(4).toString()),
            event.replace(",\"note\":{\"sealed\":\"c2VhbGVk\"}", ""),
            stored(3, "\"met at the café\""),
            "{}",
            "")) {
      rows.set(3, row(4, 1, 1, 3, other));
      assertThat(Promise.broken(observations, rows))
          .as(other)
          .isNotEmpty()
          .allMatch(broken -> broken.startsWith("stored otherwise than sent"));
    }
  }

  @Test
  void another_payload_of_one_in_doubt_is_found() {
    observations.set(3, observation(3, 1, new Unknown("no answer")));
    rows.set(3, row(4, 1, 1, 3, stored(4, "{\"sealed\":\"c2VhbGVk\"}")));
    assertThat(Promise.broken(observations, rows))
        .containsExactly("stored otherwise than sent: time at sequence 4");
  }

  @Test
  void one_changed_byte_is_found() {
    Row third = rows.get(2);
    byte[] event = third.event().clone();
    event[3] ^= 1;
    Row bent = at(third, third.recordedTime(), event);
    List<Row> before = List.copyOf(rows);
    rows.set(2, bent);
    assertThat(Promise.broken(observations, rows))
        .contains("leaf hash is not that of the event at sequence 3");
    assertThat(Promise.changed(before, rows)).containsExactly("sequence 3 is not what it was");
  }

  private static Row row(long sequence, int journey, int version, int number) {
    return row(sequence, journey, version, number, stored(number, "{\"sealed\":\"c2VhbGVk\"}"));
  }

  private static Row row(long sequence, int journey, int version, int number, String stored) {
    byte[] event = stored.getBytes(StandardCharsets.UTF_8);
    return new Row(
        sequence,
        "soar",
        false,
        "j-" + journey,
        version,
        SOURCE,
        "w-" + number,
        START.plusSeconds(sequence),
        event,
        Promise.leafHash(event));
  }

  private static Row at(Row row, Instant recordedTime, byte[] event) {
    return new Row(
        row.sequence(),
        row.organisation(),
        row.aboutClient(),
        row.subject(),
        row.version(),
        row.source(),
        row.id(),
        recordedTime,
        event,
        row.leafHash());
  }

  private static String sent(int number) {
    return Interactions.event(
        SOURCE, "w-" + number, "j", time(number), "connection-made", data("\"met at the café\""));
  }

  private static String stored(int number, String note) {
    return Interactions.event(
        SOURCE, "w-" + number, "j", time(number), "connection-made", data(note));
  }

  private static Instant time(int number) {
    return START.plusSeconds(number);
  }

  private static String data(String note) {
    return "{\"with\":\"PEER\",\"note\":" + note + "}";
  }

  private static Observation observation(int number, int journey, Fate fate) {
    return new Observation(
        new Observation.Sent("w", number, "j-" + journey, SOURCE, "w-" + number, sent(number)),
        number * 2L,
        number * 2L + 1,
        fate);
  }
}
