package org.journey.readmodel;

import java.time.Instant;
import java.util.List;
import org.journey.engagement.StudyCategory;
import org.journey.interaction.Access.ConsentScope;
import org.journey.state.Standing.Status;
import org.jspecify.annotations.Nullable;

/**
 * A journey as it stands in a list.
 *
 * @param journeyId its id
 * @param clientId of its referral
 * @param status where it stands
 * @param openedAt the referral's time
 * @param closedAt only while CLOSED
 * @param reached the entered stages in the study's notation; none: empty
 * @param highest the largest of them, or 0
 * @param stages their numbers, ascending
 * @param worker the last assigned, if any
 * @param lastContactAt the last contact, if any
 * @param categories of activity, in the study's order
 * @param barrierOpen whether a barrier stands
 * @param concernOpen whether a concern is open
 * @param consent scopes in force
 * @param sessionsAttended sessions
 * @param missedWithoutNotice sessions missed by the client of which nobody was told beforehand
 */
public record JourneyListItem(
    String journeyId,
    String clientId,
    Status status,
    Instant openedAt,
    @Nullable Instant closedAt,
    String reached,
    int highest,
    List<Integer> stages,
    @Nullable String worker,
    @Nullable Instant lastContactAt,
    List<StudyCategory> categories,
    boolean barrierOpen,
    boolean concernOpen,
    List<ConsentScope> consent,
    int sessionsAttended,
    int missedWithoutNotice) {

  /** Copies the lists. */
  public JourneyListItem {
    stages = List.copyOf(stages);
    categories = List.copyOf(categories);
    consent = List.copyOf(consent);
  }
}
