package org.journey.engagement;

import org.journey.interaction.Access;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Interaction;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Support.Service;
import org.journey.interaction.Telling;
import org.jspecify.annotations.Nullable;

/** The categories of the study's Table 1, in its order. */
public enum StudyCategory {
  ADVOCACY,
  PHYSICAL,
  WELLBEING,
  SOCIAL,
  CREATIVE,
  VOLUNTEER;

  /** The category that an interaction shows the client in; null if it shows none. */
  public static @Nullable StudyCategory of(Interaction data) {
    return switch (data) {
      case Participation.SessionAttended session ->
          switch (session.category()) {
            case PHYSICAL -> PHYSICAL;
            case WELLBEING -> WELLBEING;
            case SOCIAL -> SOCIAL;
            case CREATIVE -> CREATIVE;
            case VOLUNTEER -> VOLUNTEER;
          };
      case Support.SupportGiven support -> of(support.service());
      case Participation.VolunteeringStarted _ -> VOLUNTEER;
      case Participation.SessionMissed _,
          Participation.ConnectionMade _,
          Participation.SkillLearned _,
          Support.ActivityLinked _,
          Support.ActivityLinkEnded _,
          Support.BridgingVisitMade _,
          Access _,
          Telling _,
          Goals _,
          Measures _,
          Obstacles _,
          Course _,
          Amendment _,
          People _ ->
          null;
    };
  }

  private static @Nullable StudyCategory of(Service service) {
    return switch (service) {
      case ADVOCACY -> ADVOCACY;
      case HEALTH_TRAINER -> PHYSICAL;
      case LINK_WORKER, TRIAGE, GROUP_COORDINATION, OTHER -> null;
    };
  }
}
