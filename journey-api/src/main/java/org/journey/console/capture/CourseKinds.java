package org.journey.console.capture;

import static org.journey.interaction.InteractionType.CONSENT_GIVEN;
import static org.journey.interaction.InteractionType.CONSENT_WITHDRAWN;
import static org.journey.interaction.InteractionType.JOURNEY_CLOSED;
import static org.journey.interaction.InteractionType.JOURNEY_PAUSED;
import static org.journey.interaction.InteractionType.JOURNEY_REOPENED;
import static org.journey.interaction.InteractionType.JOURNEY_RESUMED;
import static org.journey.interaction.InteractionType.REFERRAL_RECEIVED;
import static org.journey.interaction.InteractionType.WORKER_ASSIGNED;

import java.util.List;
import org.journey.console.capture.Kind.Group;

/** How a person comes in, what they agree to, and the course of the journey. */
final class CourseKinds {

  private static final Field WHY = Field.words("reason", "Why, if you know?");

  static final List<Kind> ALL =
      List.of(
          Kind.of(
              REFERRAL_RECEIVED,
              Group.COURSE,
              "New referral",
              "It begins a journey. Everything else about this person is recorded on it.",
              Field.of("person.name", "Name", new Input.Line(200)).under("The person"),
              Field.of("person.dateOfBirth", "Date of birth", new Input.Day()),
              Field.of("person.nhsNumber", "NHS number", new Input.NhsNumber())
                  .hint("10 digits, for example 999 012 3454."),
              Field.of("person.phone", "Phone number", new Input.Line(40)),
              Field.of("person.email", "Email address", new Input.Line(254)),
              Field.of("person.postcode", "Postcode", new Input.Line(10)),
              Field.of(
                      "referralSource",
                      "Who referred them?",
                      new Input.Choice(AccessCodes.REFERRAL_SOURCES))
                  .under("The referral"),
              Field.of("reasons", "Why?", new Input.Ranked(AccessCodes.REASONS)),
              Field.note(),
              Field.of(
                      "recommendedBy",
                      "On whose word did they come themselves?",
                      new Input.Pick(AccessCodes.REFERRAL_SOURCES))
                  .tuckedAway(),
              Field.of("demographics.birthYear", "Year of birth", new Input.Whole(1850, 2100))
                  .hint("For figures of equity, which have no name.")
                  .tuckedAway(),
              Field.of("demographics.gender", "Gender", new Input.Pick(AccessCodes.GENDERS))
                  .tuckedAway(),
              Field.of(
                      "demographics.ethnicity",
                      "Ethnic group",
                      new Input.Pick(AccessCodes.ETHNICITIES))
                  .tuckedAway(),
              Field.of(
                      "demographics.deprivationDecile",
                      "Decile of deprivation where they live",
                      new Input.Whole(1, 10))
                  .hint("1 is the most deprived, 10 the least.")
                  .tuckedAway(),
              Field.of("clientId", "Their id, if they had a journey before", new Input.Client())
                  .hint("Leave it empty for a new person.")
                  .tuckedAway()),
          Kind.of(
              CONSENT_GIVEN,
              Group.COURSE,
              "Consent given",
              "",
              Field.of("scopes", "What do they agree to?", scopes()),
              Field.note()),
          Kind.of(
              CONSENT_WITHDRAWN,
              Group.COURSE,
              "Consent withdrawn",
              "",
              Field.of("scopes", "What do they no longer agree to?", scopes()),
              Field.note()),
          Kind.of(
              WORKER_ASSIGNED,
              Group.COURSE,
              "Worker assigned",
              "",
              Field.of("worker", "Who is their worker now?", new Input.Staff())
                  .hint(
                      "Their name as the service's staff list has it. It is yours to begin with."),
              Field.note()),
          Kind.of(JOURNEY_PAUSED, Group.COURSE, "Journey paused", "", WHY, Field.note()),
          Kind.of(JOURNEY_RESUMED, Group.COURSE, "Journey resumed", "", WHY, Field.note()),
          Kind.of(
              JOURNEY_CLOSED,
              Group.COURSE,
              "Journey closed",
              "",
              Field.of("reason", "Why?", new Input.Choice(AccessCodes.CLOSING_REASONS)),
              Field.note()),
          Kind.of(JOURNEY_REOPENED, Group.COURSE, "Journey reopened", "", WHY, Field.note()));

  private CourseKinds() {}

  private static Input scopes() {
    return new Input.Ticks(AccessCodes.CONSENT_SCOPES);
  }
}
