package org.journey.registry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.journey.interaction.Participation;
import org.journey.interaction.Rfc3339;
import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.Text;
import org.journey.interaction.StrictRecords;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Bodies;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** {@code PUT /activities/{id}} and {@code GET /activities}. */
@RestController
class ActivityCalls {

  private final Activities activities;

  ActivityCalls(Activities activities) {
    this.activities = activities;
  }

  /**
   * The body of a change; lengths as names of other things have.
   *
   * @param activityId if told, the one of the address
   */
  public record Told(
      @Id @Nullable String activityId,
      @Text(max = 200) String name,
      Participation.Category category,
      @Text(max = 200) @Nullable String provider,
      @Text(max = 200) @Nullable String place) {}

  @PutMapping("/api/v1/activities/{id}")
  ResponseEntity<byte[]> change(Actor actor, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    byte[] body = Bodies.read(request, List.of(Accept.JSON));
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    StrictRecords.Read<Told> read =
        StrictRecords.read(body, Told.class, ProblemType.INVALID_ACTIVITY);
    Problem problem = read.problem();
    if (problem != null && problem.type() == ProblemType.MALFORMED) {
      return Problems.answer(problem);
    }
    String organisation = Organisations.of(actor, parameters);
    Told told = read.record();
    if (told == null) {
      return Problems.answer(java.util.Objects.requireNonNull(problem));
    }
    String wrongId = StrictRecords.reasonAgainstId(id);
    if (wrongId == null && told.activityId() != null && !told.activityId().equals(id)) {
      wrongId = "must be the one of the address";
    }
    if (wrongId != null) {
      return Problems.answer(Problem.at(ProblemType.INVALID_ACTIVITY, "/activityId", wrongId));
    }
    Activity activity =
        new Activity(id, told.name(), told.category(), told.provider(), told.place());
    HttpStatus status =
        switch (activities.put(organisation, activity, actor.subject())) {
          case NEW -> HttpStatus.CREATED;
          case CHANGED, SAME -> HttpStatus.OK;
        };
    return Answers.of(status, type)
        .body(
            Answers.json(
                json -> {
                  json.writeStartObject();
                  write(json, activity);
                  json.writeEndObject();
                }));
  }

  @GetMapping("/api/v1/activities")
  ResponseEntity<byte[]> activities(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    String organisation = Organisations.of(actor, Parameters.of(request, Organisations.PARAMETER));
    List<List<Activity.Change>> all = activities.all(organisation);
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("activities");
          for (List<Activity.Change> changes : all) {
            write(json, changes);
          }
          json.writeEndArray();
          json.writeNullProperty("next");
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, List<Activity.Change> changes) {
    json.writeStartObject();
    write(json, changes.getLast().activity());
    json.writeStringProperty("changedAt", Rfc3339.format(changes.getLast().at()));
    json.writeArrayPropertyStart("history");
    for (Activity.Change change : changes) {
      json.writeStartObject();
      json.writeStringProperty("at", Rfc3339.format(change.at()));
      json.writeStringProperty("by", change.by());
      write(json, change.activity());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Activity activity) {
    json.writeStringProperty("activityId", activity.activityId());
    json.writeStringProperty("name", activity.name());
    json.writeStringProperty("category", activity.category().name());
    Answers.text(json, "provider", activity.provider());
    Answers.text(json, "place", activity.place());
  }
}
