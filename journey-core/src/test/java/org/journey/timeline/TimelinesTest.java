package org.journey.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.journey.testing.Payloads.json;
import static org.journey.testing.Samples.clear;
import static org.journey.testing.Samples.correction;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.retraction;
import static org.journey.testing.Samples.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.timeline.Standing.Change;
import org.journey.timeline.Standing.Kind;
import org.junit.jupiter.api.Test;

class TimelinesTest {

  private static final Instant JANUARY = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2026-02-05T09:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-05T09:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-05T09:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Recorded> journey = new ArrayList<>();

  /** Recorded an hour after the one before; returns when. */
  private Instant recorded(String id, Instant time, Interaction data) {
    Instant recordedTime =
        Instant.parse("2026-05-01T00:00:00Z").plusSeconds(3600L * journey.size());
    journey.add(
        new Recorded(
            10L * (journey.size() + 1),
            journey.size(),
            recordedTime,
            "soar",
            "j-1",
            id(id),
            "w-1",
            InteractionType.of(data),
            time,
            data));
    return recordedTime;
  }

  private static Identity id(String id) {
    return new Identity("/test", id);
  }

  private List<String> effective(Instant asAt, Instant asKnown) {
    return Timelines.of(journey, asAt, asKnown).entries().stream()
        .map(entry -> entry.identity().id())
        .toList();
  }

  private Timeline.Entry entry(String id) {
    return Timelines.of(journey, NOW, NOW).entries().stream()
        .filter(entry -> entry.identity().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void entries_are_in_order_of_their_time_not_of_their_recording() {
    recorded("referral", FEBRUARY, referral("c-1"));
    recorded("late", JANUARY, session("a-1"));
    assertThat(effective(NOW, NOW)).containsExactly("late", "referral");
  }

  @Test
  void at_one_instant_the_sequence_decides() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("second", JANUARY, session("a-1"));
    recorded("third", JANUARY, session("a-2"));
    assertThat(effective(NOW, NOW)).containsExactly("first", "second", "third");
  }

  @Test
  void a_corrected_entry_keeps_its_own_sequence_for_the_order() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("second", JANUARY, session("a-1"));
    recorded("third", FEBRUARY, session("a-2"));
    recorded("correction", MARCH, correction(id("second"), FEBRUARY, null));
    assertThat(effective(NOW, NOW)).containsExactly("first", "second", "third");
    assertThat(entry("second").sequence()).isEqualTo(20);
  }

  @Test
  void what_had_not_happened_by_then_is_not_there_the_instant_included() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("second", FEBRUARY, session("a-1"));
    assertThat(effective(FEBRUARY, NOW)).containsExactly("first", "second");
    assertThat(effective(FEBRUARY.minusNanos(1), NOW)).containsExactly("first");
  }

  @Test
  void what_was_not_known_by_then_is_not_there_the_instant_included() {
    recorded("first", JANUARY, referral("c-1"));
    Instant then = recorded("second", FEBRUARY, session("a-1"));
    assertThat(effective(NOW, then)).containsExactly("first", "second");
    assertThat(effective(NOW, then.minusNanos(1))).containsExactly("first");
  }

  @Test
  void the_sequence_is_that_of_the_last_one_known_amendments_included() {
    recorded("first", JANUARY, referral("c-1"));
    Instant then = recorded("second", FEBRUARY, session("a-1"));
    recorded("retraction", MARCH, retraction(id("second")));
    assertThat(Timelines.of(journey, JANUARY, NOW).sequence()).isEqualTo(30);
    assertThat(Timelines.of(journey, NOW, then).sequence()).isEqualTo(20);
    assertThat(Timelines.of(journey, NOW, JANUARY).sequence()).isZero();
  }

  @Test
  void a_correction_of_time_keeps_the_data_and_one_of_data_the_time() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("second", FEBRUARY, session("a-1"));
    recorded("time", APRIL, correction(id("second"), MARCH, null));
    assertThat(entry("second").time()).isEqualTo(MARCH);
    assertThat(entry("second").data()).isEqualTo(session("a-1"));
    recorded("data", APRIL, correction(id("second"), null, json(session("a-2"))));
    assertThat(entry("second").time()).isEqualTo(MARCH);
    assertThat(entry("second").data()).isEqualTo(session("a-2"));
    recorded("both", APRIL, correction(id("second"), JANUARY, json(session("a-3"))));
    assertThat(entry("second").time()).isEqualTo(JANUARY);
    assertThat(entry("second").data()).isEqualTo(session("a-3"));
  }

  @Test
  void amendments_act_whatever_their_own_time() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("second", FEBRUARY, session("a-1"));
    recorded("third", FEBRUARY, session("a-1"));
    recorded("correction", NOW, correction(id("second"), JANUARY, null));
    recorded("retraction", NOW, retraction(id("third")));
    assertThat(effective(JANUARY, NOW)).containsExactly("first", "second");
    assertThat(effective(FEBRUARY, NOW)).containsExactly("first", "second");
  }

  @Test
  void before_an_amendment_was_known_the_old_shows() {
    recorded("first", JANUARY, referral("c-1"));
    Instant before = recorded("second", FEBRUARY, session("a-1"));
    recorded("retraction", MARCH, retraction(id("second")));
    assertThat(effective(NOW, before)).containsExactly("first", "second");
    assertThat(effective(NOW, NOW)).containsExactly("first");
  }

  @Test
  void amendments_are_not_in_the_timeline_nor_in_the_history() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("correction", FEBRUARY, correction(id("first"), FEBRUARY, null));
    recorded("redaction", FEBRUARY, new InteractionRedacted(id("first"), null));
    assertThat(effective(NOW, NOW)).containsExactly("first");
    assertThat(Timelines.history(journey, NOW, NOW)).hasSize(1);
  }

  @Test
  void a_redaction_takes_nothing_out() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("second", FEBRUARY, session("a-1"));
    recorded("redaction", FEBRUARY, new InteractionRedacted(id("second"), null));
    assertThat(effective(NOW, NOW)).containsExactly("first", "second");
    assertThat(Timelines.history(journey, NOW, NOW).get(1).history()).isEmpty();
  }

  @Test
  void an_amendment_of_something_that_is_not_there_does_nothing() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("retraction", FEBRUARY, retraction(id("elsewhere")));
    assertThat(effective(NOW, NOW)).containsExactly("first");
  }

  @Test
  void there_is_no_timeline_of_nothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Timelines.of(journey, NOW, NOW));
    assertThat(Timelines.history(journey, NOW, NOW)).isEmpty();
  }

  @Test
  void the_history_tells_of_each_what_was_said_about_it_by_whom_and_when() {
    recorded("first", JANUARY, referral("c-1"));
    recorded("second", FEBRUARY, session("a-1"));
    Instant corrected =
        recorded("correction", MARCH, correction(id("second"), MARCH, json(session("a-2"))));
    Instant retracted = recorded("retraction", APRIL, retraction(id("second")));

    List<Standing> history = Timelines.history(journey, NOW, NOW);

    assertThat(history).hasSize(2);
    assertThat(history.getFirst())
        .isEqualTo(
            new Standing(
                journey.getFirst(), true, JANUARY, referral("c-1"), journey.getFirst(), List.of()));
    assertThat(history.getLast())
        .isEqualTo(
            new Standing(
                journey.get(1),
                false,
                MARCH,
                session("a-2"),
                journey.get(2),
                List.of(
                    new Change(
                        Kind.CORRECTED, id("correction"), 30, "w-1", corrected, clear("put right")),
                    new Change(
                        Kind.RETRACTED,
                        id("retraction"),
                        40,
                        "w-1",
                        retracted,
                        clear("entered by mistake")))));
  }

  @Test
  void the_history_holds_what_had_not_happened_yet_as_not_effective() {
    recorded("first", FEBRUARY, referral("c-1"));
    recorded("second", MARCH, session("a-1"));
    recorded("late", JANUARY, session("a-1"));
    assertThat(Timelines.history(journey, FEBRUARY, NOW))
        .extracting(Standing::effective)
        .containsExactly(true, true, false);
  }

  @Test
  void the_history_knows_no_amendment_that_came_later() {
    recorded("first", JANUARY, referral("c-1"));
    Instant before = recorded("second", FEBRUARY, session("a-1"));
    recorded("retraction", MARCH, retraction(id("second")));
    Standing second = Timelines.history(journey, NOW, before).getLast();
    assertThat(second.effective()).isTrue();
    assertThat(second.history()).isEmpty();
  }
}
