package org.journey.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling;
import org.journey.timeline.Timeline.Entry;

/**
 * The last word on each scope of consent.
 *
 * @param lastWords places in the timeline, by scope in the contract's order; none for a scope of
 *     which nothing was said
 * @param given the scopes whose last word is consent-given, in that order
 */
public record Consents(Map<ConsentScope, Integer> lastWords, List<ConsentScope> given) {

  /** The consents of a timeline. */
  public static Consents of(List<Entry> entries) {
    Map<ConsentScope, Integer> last = new EnumMap<>(ConsentScope.class);
    for (int i = 0; i < entries.size(); i++) {
      List<ConsentScope> scopes =
          switch (entries.get(i).data()) {
            case ConsentGiven consent -> consent.scopes();
            case ConsentWithdrawn consent -> consent.scopes();
            case ReferralReceived _, ContactAttempted _, WorkerAssigned _, TriageCompleted _ ->
                List.of();
            case Support _,
                Participation _,
                Telling _,
                Goals _,
                Measures _,
                Obstacles _,
                Course _,
                Amendment _,
                People _ ->
                List.of();
          };
      for (ConsentScope scope : scopes) {
        last.put(scope, i);
      }
    }
    List<ConsentScope> given = new ArrayList<>();
    last.forEach(
        (scope, place) -> {
          if (entries.get(place).data() instanceof ConsentGiven) {
            given.add(scope);
          }
        });
    return new Consents(last, List.copyOf(given));
  }
}
