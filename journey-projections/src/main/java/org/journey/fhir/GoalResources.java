package org.journey.fhir;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.goals.Goal;
import org.journey.interaction.Goals;
import org.journey.interaction.Goals.GoalAchieved;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Goals.LedBy;
import tools.jackson.databind.node.ObjectNode;

/** Goals, each as it stands; what was told of progress as Observations. */
final class GoalResources {

  private final Case journey;
  private final Map<String, Goal> folded = new HashMap<>();
  private final Map<String, Resource> resources = new HashMap<>();

  GoalResources(Case journey) {
    this.journey = journey;
    for (Goal goal : Goal.fold(journey.entries())) {
      folded.put(goal.goalId(), goal);
      resources.put(goal.goalId(), resource(goal));
    }
  }

  /** The goal, and a step towards it; of what lies before its goal is set, nothing. */
  List<Resource> of(int place, Goals interaction) {
    Goal goal = folded.get(interaction.goalId());
    Resource resource = resources.get(interaction.goalId());
    if (goal == null || resource == null || place < goal.places().set()) {
      return List.of();
    }
    return switch (interaction) {
      // Its note is there since the goal was made.
      case GoalSet _ -> List.of(resource);
      case GoalProgressed progressed -> {
        Resource step = step(place, progressed);
        resource.json().withArray("outcomeReference").add(Json.reference(step));
        yield List.of(resource, step);
      }
      case GoalAchieved achieved -> {
        resource.annotate(achieved.note());
        yield List.of(resource);
      }
      case GoalSetAside aside -> {
        resource.annotate(aside.reason());
        resource.annotate(aside.note());
        yield List.of(resource);
      }
    };
  }

  private Resource step(int place, GoalProgressed progressed) {
    Resource step = journey.observation(place, "goal-progress");
    if (progressed.progress() != null) {
      step.json().set("valueQuantity", Json.quantity(progressed.progress(), "%", "%"));
    }
    step.annotate(progressed.note());
    return step;
  }

  private Resource resource(Goal goal) {
    int place = goal.places().set();
    GoalSet set = (GoalSet) journey.entry(place).data();
    Resource resource = journey.of("Goal", place, "goal");
    ObjectNode json = resource.json();
    json.withArray("identifier").add(Json.identifier(journey.ids("goal"), goal.goalId()));
    status(json, goal.status());
    json.withArray("category").add(Json.concept("goal-domain", set.domain()));
    json.withArray("category").add(Json.concept("goal-outlook", set.outlook()));
    ObjectNode description = Json.concept("goal-domain", set.domain());
    String text = resource.read(set.text());
    if (text != null) {
      description.put("text", text);
    }
    json.set("description", description);
    json.set("subject", Json.reference(journey.patient()));
    json.put("startDate", day(goal.setAt()));
    if (set.dueOn() != null) {
      json.withArray("target").addObject().put("dueDate", set.dueOn().toString());
    }
    json.put("statusDate", day(journey.entry(goal.places().status()).time()));
    json.set(
        "expressedBy",
        Json.reference(
            set.ledBy() == LedBy.CLIENT
                ? journey.patient()
                : journey.practitioner(journey.entry(place).recordedBy())));
    resource.annotate(set.note());
    return resource;
  }

  private static void status(ObjectNode json, Goal.Status status) {
    switch (status) {
      case SET -> json.put("lifecycleStatus", "active");
      case PROGRESSED -> {
        json.put("lifecycleStatus", "active");
        achievement(json, "in-progress");
      }
      case ACHIEVED -> {
        json.put("lifecycleStatus", "completed");
        achievement(json, "achieved");
      }
      case SET_ASIDE -> {
        json.put("lifecycleStatus", "cancelled");
        achievement(json, "not-achieved");
      }
    }
  }

  private static void achievement(ObjectNode json, String code) {
    json.set("achievementStatus", Json.concept(Json.coding(Systems.GOAL_ACHIEVEMENT, code)));
  }

  private static String day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
