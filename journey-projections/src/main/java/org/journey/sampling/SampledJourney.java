package org.journey.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.journey.engagement.Engagement;
import org.journey.engagement.Engagements;
import org.journey.engagement.StudyCategory;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Setting;
import org.journey.interaction.Telling.Tense;
import org.journey.model.StageModel;
import org.journey.stage.StageProgress.Inversion;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.state.Standing.Status;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A journey as a sampling frame sees it.
 *
 * @param journeyId its id, not to be told without a thought
 * @param lengthDays of engagement; null without a contact
 * @param reason the primary one
 * @param categories of activities taken up, in the study's order
 * @param told how many reflections are recorded
 * @param interviews how many of these in an interview
 * @param findings how many findings were told or read in what was told, in any tense; of codings
 *     those that count
 * @param notSo the sub-themes of the model of which the client says the opposite, in its order
 * @param inversions of stages entered, by number
 */
public record SampledJourney(
    String journeyId,
    @Nullable Long lengthDays,
    Reason reason,
    List<StudyCategory> categories,
    int told,
    int interviews,
    int findings,
    List<String> notSo,
    List<Inversion> inversions) {

  /** Copies the lists. */
  public SampledJourney {
    categories = List.copyOf(categories);
    notSo = List.copyOf(notSo);
    inversions = List.copyOf(inversions);
  }

  static SampledJourney of(JourneyReading journey) {
    List<Entry> entries = journey.timeline().entries();
    int told = 0;
    int interviews = 0;
    int findings = 0;
    StageModel model = journey.parameters().model();
    Set<Integer> notSo = new TreeSet<>();
    for (int place = 0; place < entries.size(); place++) {
      if (entries.get(place).data() instanceof ReflectionRecorded reflection) {
        told++;
        interviews += reflection.setting() == Setting.INTERVIEW ? 1 : 0;
      }
      for (Finding finding : StageProgresses.told(journey.evidence(), place)) {
        findings++;
        int subTheme = model.subThemeNumber(finding.subTheme());
        if (finding.tense() == Tense.NOT_SO && subTheme >= 0) {
          notSo.add(subTheme);
        }
      }
    }
    List<String> names = new ArrayList<>();
    for (int subTheme : notSo) {
      names.add(model.subThemes().get(subTheme));
    }
    Engagement engagement =
        Engagements.fold(
            entries,
            journey.contacts(),
            journey.timeline().asAt(),
            journey.standing().status() == Status.CLOSED);
    return new SampledJourney(
        journey.timeline().journeyId(),
        engagement.lengthDays(),
        ((ReferralReceived) journey.entry(journey.standing().referral()).data())
            .reasons()
            .getFirst(),
        engagement.categories(),
        told,
        interviews,
        findings,
        names,
        StageProgresses.fold(journey.evidence()).inversions());
  }

  /** The band of its length. */
  public EngagementBand band() {
    return EngagementBand.of(lengthDays);
  }

  /** Whether it is engaged for a year or more and no finding was ever told. */
  public boolean isLongWithoutFinding() {
    return band() == EngagementBand.YEAR_OR_MORE && findings == 0;
  }
}
