package org.journey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Amendment;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Identity;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.model.StageModel;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A figure names what made it and no more. */
class EvidenceSizeTest {

  private static final Set<String> OF_THE_REFERRAL_ALONE = Set.of("/clientId", "/openedAt");

  /** Figures that one interaction beside the referral makes. */
  private static final Set<String> OF_ONE =
      Set.of(
          "/status",
          "/closedAt",
          "/worker",
          "/engagement/firstContactAt",
          "/engagement/lastContactAt",
          "/engagement/firstSessionAt");

  @Test
  void a_figure_names_few_if_few_make_it() {
    int bounded = 0;
    for (Question question : Question.random()) {
      for (Figure figure : question.figures()) {
        Integer most = most(figure, question.parameters().model());
        if (most != null) {
          assertThat(question.told(figure))
              .as(question.name() + " " + figure.pointer())
              .hasSizeLessThanOrEqualTo(most);
          bounded++;
        }
      }
    }
    assertThat(bounded).isGreaterThan(1_000);
  }

  /** How many interactions a figure may name, their corrections aside; null where many make it. */
  private static @Nullable Integer most(Figure figure, StageModel model) {
    String pointer = figure.pointer();
    if (OF_THE_REFERRAL_ALONE.contains(pointer)) {
      return 1;
    }
    if (OF_ONE.contains(pointer)) {
      return 2;
    }
    if (pointer.equals("/engagement/longestGapDays")) {
      return 3;
    }
    if (pointer.equals("/consent")) {
      return 1 + ConsentScope.values().length;
    }
    if (pointer.matches("/stageProgress/stages/[0-9]+/(enteredAt|enteredBy|rule)")) {
      return figure.rule() == null
          ? Integer.valueOf(1)
          : model.evidence().stream()
              .filter(rule -> rule.name().equals(figure.rule()) && rule.sustained() == null)
              // Each match with what it is a coding of, or the goal it is about.
              .map(rule -> 1 + 2 * rule.nth())
              .findFirst()
              .orElse(null);
    }
    return null;
  }

  @Test
  void the_first_session_is_made_by_the_referral_and_that_session_exactly() {
    int made = 0;
    for (Question question : Question.random()) {
      List<Timeline.Entry> entries = question.timeline().entries();
      Set<Long> expected = new TreeSet<>();
      entries.stream()
          .filter(entry -> entry.data() instanceof ReferralReceived)
          .forEach(entry -> expected.add(entry.sequence()));
      entries.stream()
          .filter(entry -> entry.data() instanceof SessionAttended)
          .limit(1)
          .forEach(entry -> expected.add(entry.sequence()));
      for (Figure figure : question.figures()) {
        if (figure.pointer().equals("/engagement/firstSessionAt")) {
          assertThat(question.told(figure))
              .as(question.name())
              .extracting(Recorded::sequence)
              .containsExactlyInAnyOrderElementsOf(expected);
          made++;
        }
      }
    }
    assertThat(made).isGreaterThan(20);
  }

  @Test
  void a_correction_is_named_if_its_target_is_and_if_it_is_in_force() {
    int changing = 0;
    for (Question question : Question.random()) {
      for (Figure figure : question.figures()) {
        List<Identity> told = question.told(figure).stream().map(Recorded::identity).toList();
        List<Recorded> named =
            question.recorded().stream()
                .filter(each -> figure.interactions().contains(Question.source(each)))
                .toList();
        for (Recorded each : named) {
          if (each.data() instanceof Amendment amendment) {
            assertThat(amendment).as(question.name()).isInstanceOf(InteractionCorrected.class);
            assertThat(told).as(question.name()).contains(amendment.target());
            List<Figure.Source> less = new ArrayList<>(figure.interactions());
            less.remove(Question.source(each));
            if (!question.again(less, figure.pointer()).equals(figure.value())) {
              changing++;
            }
          }
        }
        assertThat(named.size() - told.size()).isLessThanOrEqualTo(2 * told.size());
      }
    }
    assertThat(changing).isGreaterThan(100);
  }
}
