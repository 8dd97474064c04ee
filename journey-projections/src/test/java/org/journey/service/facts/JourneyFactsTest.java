package org.journey.service.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.journey.engagement.Contacts;
import org.journey.given.Told;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Personal;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.oracle.Oracle;
import org.journey.stage.Piece;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.Test;

/** What facts hold is what folds of the same journey tell, at every place of its timeline. */
class JourneyFactsTest {

  private static final int HISTORIES = 25;
  private static final String GOLDEN =
      "01036a2d311273746570732d746f2d62656e6566697440310203632d310463616665010101040000000003e0e5b070010000d10501b9f64102d1054b020c0087e4cfbc8e1404d1054f0401080000001a0001108b80d6a4dcae06000032000102808db57005";

  @Test
  void the_outcome_at_every_place_is_that_of_a_fold_up_to_there() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      List<Recorded> recorded = RandomHistories.journey(seed, 60).recorded();
      for (StageModel model : Oracle.models()) {
        everyPlace("seed " + seed + " " + model, recorded, model);
      }
    }
  }

  @Test
  void so_it_is_where_one_coding_replaces_another_or_comes_before_its_target() {
    int lost = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      List<Recorded> recorded = Codings.journey(new Random(seed), 40);
      for (StageModel model : Oracle.models()) {
        lost += everyPlace("seed " + seed + " " + model, recorded, model);
      }
    }
    assertThat(lost).as("places at which something was lost again").isGreaterThan(HISTORIES);
  }

  /** Holds every place against a fold; at how many of them a sub-theme was lost. */
  private static int everyPlace(String name, List<Recorded> recorded, StageModel model) {
    FactsCursor cursor = cursor(JourneyFacts.of(recorded, model));
    Outcome outcome = new Outcome(model);
    int lost = 0;
    int shown = 0;
    for (int i = 0; i <= cursor.size(); i++) {
      long to = i < cursor.size() ? cursor.time(i) : cursor.time(i - 1) + 1;
      cursor.outcome(cursor.before(to), outcome);
      int now = 0;
      for (int theme = 0; theme < model.subThemes().size(); theme++) {
        now += outcome.shown(theme) ? 1 : 0;
      }
      lost += now < shown ? 1 : 0;
      shown = now;
      equal(name + " at " + i, recorded, model, to, outcome);
    }
    return lost;
  }

  private static void equal(
      String name, List<Recorded> recorded, StageModel model, long to, Outcome outcome) {
    Timeline timeline = Timelines.of(recorded, Micros.instant(to - 1), Instant.MAX);
    JourneyReading reading =
        JourneyReading.of(timeline, JourneyStateParameters.of(model)).orElse(null);
    if (reading == null) {
      return;
    }
    List<Piece> entering = StageProgresses.entering(reading.evidence());
    for (int i = 0; i < entering.size(); i++) {
      Piece by = entering.get(i);
      assertThat(outcome.entered(i)).as(name).isEqualTo(by != null);
      if (by != null) {
        assertThat(Micros.instant(outcome.enteredAt(i))).as(name).isEqualTo(by.date());
        assertThat(outcome.enteredBy(i)).as(name).isEqualTo(reading.entry(by.entry()).sequence());
      }
    }
    for (int i = 0; i < model.subThemes().size(); i++) {
      int subTheme = i;
      List<Piece> shown =
          reading.evidence().pieces().stream().filter(p -> p.subTheme() == subTheme).toList();
      assertThat(outcome.shown(i)).as(name).isEqualTo(!shown.isEmpty());
      if (!shown.isEmpty()) {
        assertThat(outcome.shownBy(i))
            .as(name)
            .isEqualTo(reading.entry(shown.getFirst().entry()).sequence());
      }
    }
    JourneyState state = reading.state();
    assertThat(outcome.saturation())
        .as(name)
        .isEqualTo(Codes.SATURATION_STATES.number(state.saturation().state()));
  }

  @Test
  void entries_and_amendments_are_those_of_the_timeline() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      List<Recorded> recorded = RandomHistories.journey(seed, 60).recorded();
      FactsCursor cursor = cursor(JourneyFacts.of(recorded, StageModels.defaultModel()));
      List<Timeline.Entry> entries = Timelines.of(recorded, Instant.MAX, Instant.MAX).entries();
      assertThat(cursor.size()).isEqualTo(entries.size());
      for (int i = 0; i < entries.size(); i++) {
        Timeline.Entry entry = entries.get(i);
        assertThat(Micros.instant(cursor.time(i))).as("seed " + seed).isEqualTo(entry.time());
        assertThat(cursor.sequence(i)).isEqualTo(entry.sequence());
        assertThat(cursor.type(i)).isEqualTo(entry.type());
        assertThat(cursor.isContact(i)).isEqualTo(Contacts.isContact(entry.data()));
        Recorded own =
            recorded.stream()
                .filter(r -> r.sequence() == entry.sequence())
                .findFirst()
                .orElseThrow();
        assertThat(cursor.delay(i))
            .isEqualTo(ChronoUnit.MICROS.between(entry.time(), own.recordedTime()));
        if (entry.data() instanceof ReferralReceived referral) {
          assertThat(cursor.clientId()).isEqualTo(referral.clientId());
          assertThat(cursor.referral().reasons()).isEqualTo(referral.reasons().size());
        }
      }
      assertThat(cursor.amendments())
          .isEqualTo(
              recorded.stream()
                  .filter(
                      r ->
                          r.type() == InteractionType.INTERACTION_CORRECTED
                              || r.type() == InteractionType.INTERACTION_RETRACTED)
                  .count());
    }
  }

  @Test
  void a_journey_read_after_a_longer_one_is_read_the_same() {
    FactsCursor used = new FactsCursor();
    for (long seed = 1; seed <= 20; seed++) {
      StageModel model = StageModels.defaultModel();
      used.read(JourneyFacts.of(RandomHistories.journey(seed, 300).recorded(), model));
      JourneyFacts facts = JourneyFacts.of(RandomHistories.journey(seed, 5).recorded(), model);
      used.read(facts);
      FactsCursor fresh = cursor(facts);
      assertThat(used.size()).isEqualTo(fresh.size());
      Outcome one = new Outcome(model);
      Outcome other = new Outcome(model);
      used.outcome(used.size(), one);
      fresh.outcome(fresh.size(), other);
      assertThat(one).usingRecursiveComparison().isEqualTo(other);
    }
  }

  @Test
  void bytes_give_the_same_facts_and_facts_the_same_bytes() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      List<Recorded> recorded = RandomHistories.journey(seed, 40).recorded();
      JourneyFacts facts = JourneyFacts.of(recorded, StageModels.defaultModel());
      assertThat(JourneyFacts.decode(facts.encode())).isEqualTo(facts).hasSameHashCodeAs(facts);
      assertThat(JourneyFacts.of(List.copyOf(recorded), StageModels.defaultModel()))
          .isEqualTo(facts);
      assertThat(facts.journeyId()).isEqualTo("j-1");
      Instant last = recorded.getLast().recordedTime();
      assertThat(JourneyFacts.known(recorded, StageModels.defaultModel(), last)).isEqualTo(facts);
    }
  }

  @Test
  void nothing_is_known_before_anything_was_recorded() {
    List<Recorded> recorded = RandomHistories.journey(1, 5).recorded();
    Instant before = recorded.getFirst().recordedTime().minusNanos(1000);
    assertThat(JourneyFacts.known(recorded, StageModels.defaultModel(), before)).isNull();
  }

  @Test
  void other_bytes_are_refused() {
    assertThatThrownBy(() -> JourneyFacts.decode(new byte[] {2, 1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JourneyFacts.decode(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Worked out once, and looked through by hand: what was stored then must be read for ever. */
  @Test
  void facts_that_were_stored_are_read_for_ever() {
    JourneyFacts facts = JourneyFacts.of(golden(), StageModels.defaultModel());
    assertThat(hex(facts)).isEqualTo(GOLDEN);
    FactsCursor cursor = cursor(JourneyFacts.decode(HexFormat.of().parseHex(GOLDEN)));
    assertThat(cursor.journeyId()).isEqualTo("j-1");
    assertThat(cursor.clientId()).isEqualTo("c-1");
    assertThat(cursor.size()).isEqualTo(3);
    assertThat(cursor.type(1)).isEqualTo(InteractionType.SESSION_ATTENDED);
    assertThat(cursor.name(cursor.field(1, 0))).isEqualTo("cafe");
    assertThat(cursor.isContact(1)).isTrue();
    assertThat(Micros.instant(cursor.time(2))).isEqualTo("2026-01-10T12:00:00.000001Z");
    Outcome outcome = new Outcome(StageModels.defaultModel());
    cursor.outcome(3, outcome);
    assertThat(outcome.entered(1)).isTrue();
    assertThat(Micros.instant(outcome.enteredAt(2))).isEqualTo("2025-12-01T00:00:00Z");
    assertThat(outcome.shownBy(6)).isEqualTo(4);
    assertThat(cursor.amendments()).isEqualTo(1);
    assertThat(cursor.isCorrection(0)).isFalse();
  }

  private static List<Recorded> golden() {
    List<Recorded> recorded = new ArrayList<>();
    add(recorded, "2026-01-05T09:00:00Z", Told.referral());
    add(recorded, "2026-01-08T12:00:30Z", Told.session("cafe"));
    add(recorded, "2026-01-09T12:00:00Z", Told.session("choir"));
    add(
        recorded,
        "2026-01-10T12:00:00.000001Z",
        Told.reflection(Told.experienced("skills-development", "2025-12")));
    add(
        recorded,
        "2026-01-11T12:00:00Z",
        new InteractionRetracted(
            new Identity("/apps/cafe", "e-3"), new Personal.Clear<>("mistake"), null));
    return recorded;
  }

  private static void add(List<Recorded> to, String time, Interaction data) {
    int sequence = to.size() + 1;
    Instant occurred = Instant.parse(time);
    to.add(
        new Recorded(
            sequence,
            sequence - 1,
            occurred.plusSeconds(90),
            "soar",
            "j-1",
            new Identity("/apps/cafe", "e-" + sequence),
            "w-1",
            InteractionType.of(data),
            occurred,
            data));
  }

  @Test
  void every_code_has_a_number_of_its_own() {
    every(Codes.SOURCES);
    every(Codes.REASONS);
    every(Codes.GENDERS);
    every(Codes.ETHNICITIES);
    every(Codes.TRIAGE_OUTCOMES);
    every(Codes.LINK_KINDS);
    every(Codes.LINK_OUTCOMES);
    every(Codes.COMPANIONS);
    every(Codes.CATEGORIES);
    every(Codes.KNOWN_BY);
    every(Codes.DOMAINS);
    every(Codes.LED_BY);
    every(Codes.INSTRUMENTS);
    every(Codes.BETTER);
    every(Codes.NOT_TAKEN_REASONS);
    every(Codes.CLOSING_REASONS);
    every(Codes.SATURATION_STATES);
    assertThat(Codes.KNOWN_BY.all()).as("they share a byte with others").hasSizeLessThan(4);
    assertThat(Arrays.stream(InteractionType.values()).map(InteractionType::number))
        .allMatch(number -> number < EntryFields.CONTACT);
  }

  private static <E extends Enum<E>> void every(Codes<E> codes) {
    Class<E> type = codes.all().getFirst().getDeclaringClass();
    assertThat(codes.all()).containsExactlyInAnyOrder(type.getEnumConstants());
    for (E code : codes.all()) {
      assertThat(codes.all().get(codes.number(code) - 1)).isEqualTo(code);
    }
    assertThat(codes.number(null)).isZero();
  }

  static FactsCursor cursor(JourneyFacts facts) {
    FactsCursor cursor = new FactsCursor();
    cursor.read(Objects.requireNonNull(facts));
    return cursor;
  }

  static String hex(JourneyFacts facts) {
    return HexFormat.of().formatHex(facts.encode());
  }
}
