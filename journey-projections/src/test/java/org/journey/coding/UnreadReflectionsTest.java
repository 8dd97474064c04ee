package org.journey.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.journey.interaction.Access.ConsentScope.OWN_WORDS;
import static org.journey.interaction.Access.ConsentScope.RESEARCH;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.journey.given.Given;
import org.journey.given.Told;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Tense;
import org.journey.model.StageModels;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timeline.Entry;
import org.journey.timeline.Timelines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which earlier tellings a coder goes back to when a new code appears. */
class UnreadReflectionsTest {

  private static final Set<ConsentScope> NEEDED = Set.of(OWN_WORDS);
  private static final UnreadQuestion SLEEP =
      new UnreadQuestion("coder-1", "social-engagement", "sleep");

  /** e-1 the referral, e-2 the consent, e-3 and e-4 two reflections without findings. */
  private static Given told() {
    return Given.journey()
        .at("2026-01-06", new ConsentGiven(List.of(OWN_WORDS, RESEARCH), null))
        .at("2026-02-01", Told.reflection())
        .at("2026-03-01", Told.reflection());
  }

  private static Finding sleep() {
    return Told.coded("social-engagement", "sleep");
  }

  private static JourneyReading reading(Given given) {
    return reading(given.timeline());
  }

  private static JourneyReading reading(Timeline timeline) {
    return JourneyReading.of(timeline, JourneyStateParameters.of(StageModels.defaultModel()))
        .orElseThrow();
  }

  private static UnreadAnswer ask(UnreadQuestion question, Given given) {
    UnreadReflections unread = new UnreadReflections(question, NEEDED);
    unread.accept(reading(given));
    return unread.answer();
  }

  private static List<Long> unread(UnreadQuestion question, Given given) {
    return ask(question, given).unread().stream().map(UnreadReflection::sequence).toList();
  }

  @Test
  void without_a_code_it_is_what_they_never_coded() {
    UnreadQuestion any = new UnreadQuestion("coder-1", null, null);
    assertThat(unread(any, told())).containsExactly(3L, 4L);
    assertThat(unread(any, told().at("2026-04-01", Told.coding(3, "coder-1")))).containsExactly(4L);
    assertThat(unread(any, told().at("2026-04-01", Told.coding(3, "coder-2"))))
        .containsExactly(3L, 4L);
    assertThat(unread(any, Given.journey())).isEmpty();
  }

  @Test
  void a_code_that_never_appeared_sends_nobody_back() {
    UnreadAnswer answer = ask(SLEEP, told());
    assertThat(answer.firstAppeared()).isNull();
    assertThat(answer.reflections()).isEqualTo(2);
    assertThat(answer.unread()).isEmpty();
  }

  @Test
  void when_a_code_appears_all_that_was_coded_before_is_unread_for_it() {
    Finding alone = Told.finding(Tense.NOT_SO, "personal-assets");
    Given given =
        told()
            .at("2026-04-01", Told.coding(3, "coder-1", alone))
            .at("2026-04-02", Told.coding(4, "coder-1", sleep()));
    UnreadAnswer answer = ask(SLEEP, given);
    assertThat(answer.firstAppeared()).isEqualTo(6);
    // The coding that brought the code read its own reflection for it.
    assertThat(answer.unread()).extracting(UnreadReflection::sequence).containsExactly(3L);
    UnreadReflection.LastCoding last = answer.unread().getFirst().lastCoded();
    // What they found then is told, as their next coding replaces it.
    assertThat(last)
        .isEqualTo(new UnreadReflection.LastCoding(Given.instant("2026-04-01"), 5, List.of(alone)));
    // The other coder has both to read.
    assertThat(unread(new UnreadQuestion("coder-2", "social-engagement", "sleep"), given))
        .containsExactly(3L, 4L);
  }

  @Test
  void once_coded_again_it_is_read_whether_the_code_was_found_or_not() {
    Given given =
        told()
            .at("2026-04-01", Told.coding(3, "coder-1"))
            .at("2026-04-02", Told.coding(4, "coder-1", sleep()))
            .at("2026-04-03", Told.coding(3, "coder-1"));
    assertThat(unread(SLEEP, given)).isEmpty();
  }

  @Test
  void a_sub_theme_alone_is_used_by_any_of_its_codes_in_any_tense() {
    UnreadQuestion subTheme = new UnreadQuestion("coder-1", "social-engagement", null);
    Given given =
        told()
            .at(
                "2026-04-01",
                Told.coding(3, "coder-2", Told.finding(Tense.NOT_SO, "social-engagement")));
    assertThat(ask(subTheme, given).firstAppeared()).isEqualTo(5);
    assertThat(unread(subTheme, given)).containsExactly(3L, 4L);
    assertThat(ask(SLEEP, given).firstAppeared()).isNull();
  }

  @Test
  void who_recorded_a_reflection_has_read_it_then() {
    Given given =
        told()
            .at("2026-04-01", Told.reflection(sleep()), "coder-1")
            .at("2026-04-02", Told.reflection(), "coder-1");
    assertThat(unread(SLEEP, given)).containsExactly(3L, 4L);
  }

  @Test
  void only_people_who_consent_now_are_read() {
    Given withdrawn =
        told()
            .at("2026-04-02", Told.coding(4, "coder-2", sleep()))
            .at("2026-05-01", new ConsentWithdrawn(List.of(OWN_WORDS), null));
    UnreadAnswer answer = ask(SLEEP, withdrawn);
    assertThat(answer.reflections()).isZero();
    assertThat(answer.firstAppeared()).isNull();

    UnreadReflections both = new UnreadReflections(SLEEP, Set.of(OWN_WORDS, RESEARCH));
    both.accept(
        reading(
            Given.journey()
                .at("2026-01-06", new ConsentGiven(List.of(OWN_WORDS), null))
                .at("2026-02-01", Told.reflection(sleep()))));
    assertThat(both.answer().reflections()).isZero();
  }

  @Test
  void a_code_without_its_sub_theme_means_nothing() {
    assertThatThrownBy(() -> new UnreadQuestion("coder-1", null, "sleep"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_is_what_a_plain_reading_of_the_rule_finds_in_whatever_order_journeys_come() {
    int found = 0;
    for (long seed = 1; seed <= 60; seed++) {
      List<JourneyReading> readings = new ArrayList<>();
      for (RandomHistories.History history : RandomHistories.journeys(seed, 8, 50)) {
        JourneyReading.of(
                Timelines.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW),
                JourneyStateParameters.of(StageModels.defaultModel()))
            .ifPresent(readings::add);
      }
      Random random = new Random(seed);
      for (UnreadQuestion question : questions(readings)) {
        List<JourneyReading> shuffled = new ArrayList<>(readings);
        Collections.shuffle(shuffled, random);
        UnreadReflections unread = new UnreadReflections(question, Set.of());
        shuffled.forEach(unread);
        List<Long> sequences =
            unread.answer().unread().stream().map(UnreadReflection::sequence).toList();
        assertThat(sequences)
            .as("seed " + seed + " " + question)
            .isEqualTo(naive(question, readings));
        found += sequences.size();
      }
    }
    assertThat(found).isGreaterThan(1000);
  }

  private static List<UnreadQuestion> questions(List<JourneyReading> readings) {
    Set<UnreadQuestion> questions = new LinkedHashSet<>();
    for (JourneyReading reading : readings) {
      for (Entry entry : reading.timeline().entries()) {
        if (entry.data() instanceof ReflectionCoded coded) {
          questions.add(new UnreadQuestion(coded.coder(), null, null));
          for (Finding finding : coded.findings()) {
            questions.add(new UnreadQuestion(coded.coder(), finding.subTheme(), finding.code()));
            questions.add(new UnreadQuestion(coded.coder(), finding.subTheme(), null));
          }
        }
      }
    }
    return List.copyOf(questions);
  }

  /** All findings of all tellings looked at anew for each reflection. */
  private static List<Long> naive(UnreadQuestion question, List<JourneyReading> readings) {
    List<Long> uses = new ArrayList<>();
    List<Entry> all = new ArrayList<>();
    readings.forEach(reading -> all.addAll(reading.timeline().entries()));
    for (Entry entry : all) {
      List<Finding> findings =
          entry.data() instanceof ReflectionRecorded told
              ? told.findings()
              : entry.data() instanceof ReflectionCoded coded ? coded.findings() : List.of();
      if (findings.stream().anyMatch(finding -> uses(question, finding))) {
        uses.add(entry.sequence());
      }
    }
    List<Long> unread = new ArrayList<>();
    for (Entry entry : all) {
      if (entry.data() instanceof ReflectionRecorded) {
        long read = read(question.coder(), entry, all);
        boolean isUnread =
            question.subTheme() == null
                ? read < 0
                : !uses.isEmpty() && uses.stream().allMatch(use -> read < use);
        if (isUnread) {
          unread.add(entry.sequence());
        }
      }
    }
    unread.sort(Long::compare);
    return unread;
  }

  private static boolean uses(UnreadQuestion question, Finding finding) {
    @Nullable String code = question.code();
    return finding.subTheme().equals(question.subTheme())
        && (code == null || code.equals(finding.code()));
  }

  private static long read(String coder, Entry reflection, List<Entry> all) {
    long read = reflection.recordedBy().equals(coder) ? reflection.sequence() : -1;
    @Nullable Entry last = null;
    for (Entry entry : all) {
      if (entry.data() instanceof ReflectionCoded coded
          && coded.coder().equals(coder)
          && coded.target().equals(reflection.identity())
          && (last == null
              || entry.time().isAfter(last.time())
              || (entry.time().equals(last.time()) && entry.sequence() > last.sequence()))) {
        last = entry;
      }
    }
    return last == null ? read : Math.max(read, last.sequence());
  }
}
