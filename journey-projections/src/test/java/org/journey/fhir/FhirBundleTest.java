package org.journey.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.testing.Samples.clear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.Person;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.MeasureNotTaken;
import org.journey.interaction.Measures.NotTakenReason;
import org.journey.interaction.Measures.Swemwbs;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Participation.MissedReason;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.interaction.Personal;
import org.journey.interaction.Support.ActivityLinkEnded;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.LinkKind;
import org.journey.interaction.Support.LinkOutcome;
import org.journey.testing.RandomHistories;
import org.journey.testing.RandomHistories.History;
import org.journey.testing.Samples;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A journey as FHIR: docs/fhir.md, told by examples and laws. */
class FhirBundleTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-31T00:00:00Z");

  private final List<Recorded> recorded = new ArrayList<>();

  private FhirBundleTest and(Interaction data) {
    int sequence = recorded.size() + 1;
    Instant time = START.plusSeconds(86_400L * recorded.size());
    recorded.add(
        new Recorded(
            sequence,
            recorded.size(),
            time.plusSeconds(60),
            "soar",
            "j-1",
            new Identity("/test", "e-" + sequence),
            "w-1",
            InteractionType.of(data),
            time,
            data));
    return this;
  }

  private ObjectNode bundle() {
    return Bundles.of(recorded, LATER, LATER).orElseThrow();
  }

  private JsonNode only(String type) {
    List<JsonNode> found = Bundles.resources(bundle(), type);
    assertThat(found).as(type).hasSize(1);
    return found.getFirst();
  }

  private static String code(JsonNode concept) {
    return concept.at("/coding/0/code").asString("");
  }

  @Test
  void a_referral_alone_is_a_request_and_its_task() {
    and(Samples.referral("c-1"));

    JsonNode request = only("ServiceRequest");
    assertThat(code(request.path("code"))).isEqualTo("871731000000106");
    assertThat(request.path("status").asString()).isEqualTo("active");
    assertThat(code(request.at("/reasonCode/0"))).isEqualTo("ISOLATION");
    assertThat(request.path("authoredOn").asString()).isEqualTo("2026-01-05T09:00:00Z");
    JsonNode task = only("Task");
    assertThat(task.path("status").asString()).isEqualTo("in-progress");
    assertThat(task.has("owner")).isFalse();
    assertThat(only("Patient").at("/identifier/0/value").asString()).isEqualTo("c-1");
    assertThat(Bundles.resources(bundle(), "Encounter")).isEmpty();
  }

  @Test
  void without_its_referral_there_is_no_bundle() {
    and(Samples.referral("c-1"));
    assertThat(Bundles.of(recorded, START.minusSeconds(1), LATER)).isEmpty();
  }

  @Test
  void how_a_journey_stands_is_how_its_task_does() {
    Map<ClosingReason, String> closed = new HashMap<>();
    for (ClosingReason reason : ClosingReason.values()) {
      recorded.clear();
      and(Samples.referral("c-1")).and(new JourneyClosed(reason, null));
      JsonNode task = only("Task");
      closed.put(reason, task.path("status").asString() + " " + code(task.path("statusReason")));
      assertThat(task.at("/executionPeriod/end").asString()).isEqualTo("2026-01-06T09:00:00Z");
    }
    assertThat(closed)
        .containsEntry(ClosingReason.MOVED_ON, "completed MOVED_ON")
        .containsEntry(ClosingReason.COMPLETED, "completed COMPLETED")
        .containsEntry(ClosingReason.NOT_SUITABLE, "rejected NOT_SUITABLE")
        .containsEntry(ClosingReason.DIED, "cancelled DIED");
    assertThat(closed.values()).noneMatch(status -> status.startsWith("failed"));

    recorded.clear();
    and(Samples.referral("c-1")).and(new JourneyPaused(clear("an operation"), null));
    JsonNode task = only("Task");
    assertThat(task.path("status").asString()).isEqualTo("on-hold");
    assertThat(task.at("/statusReason/text").asString()).isEqualTo("an operation");
  }

  @Test
  void who_may_see_it_is_told_who_the_person_is_and_nobody_else() {
    Person person =
        new Person("Ada", LocalDate.parse("1950-04-03"), "9434765919", null, null, "X1");
    Demographics demographics = new Demographics(1950, Gender.FEMALE, null, 1);
    and(referral(new Personal.Clear<>(person), demographics));
    JsonNode patient = only("Patient");
    assertThat(patient.at("/name/0/text").asString()).isEqualTo("Ada");
    assertThat(patient.at("/identifier/1/value").asString()).isEqualTo("9434765919");
    assertThat(patient.path("birthDate").asString()).isEqualTo("1950-04-03");
    assertThat(patient.has("meta")).isFalse();

    for (Personal<Person> hidden :
        List.<Personal<Person>>of(new Personal.Sealed<>("x"), new Personal.Erased<>())) {
      recorded.clear();
      and(referral(hidden, demographics));
      patient = only("Patient");
      assertThat(patient.has("name")).isFalse();
      assertThat(patient.path("birthDate").asString()).isEqualTo("1950");
      assertThat(patient.at("/meta/security/0/code").asString()).isEqualTo("REDACTED");
    }
  }

  private static ReferralReceived referral(Personal<Person> person, Demographics demographics) {
    return new ReferralReceived(
        "c-1", ReferralSource.SELF, List.of(Reason.DEBT), null, person, demographics, null);
  }

  @Test
  void a_session_is_an_appointment_kept_missed_or_called_off() {
    and(Samples.referral("c-1"))
        .and(new ActivityLinked("cafe", LinkKind.PERSONAL, null))
        .and(new SessionAttended("cafe", Category.SOCIAL, "s-1", 90, null, null))
        .and(missed(null, null))
        .and(missed(MissedBy.CLIENT, true))
        .and(missed(MissedBy.PROVIDER, null));
    List<JsonNode> appointments = Bundles.resources(bundle(), "Appointment");
    assertThat(appointments)
        .extracting(each -> each.path("status").asString())
        .containsExactly("fulfilled", "noshow", "cancelled", "cancelled");
    assertThat(appointments)
        .extracting(each -> code(each.path("cancelationReason")))
        .containsExactly("", "", "pat", "prov");
    assertThat(appointments.getFirst().path("end").asString()).isEqualTo("2026-01-07T10:30:00Z");
    JsonNode encounter = only("Encounter");
    JsonNode link = Bundles.resources(bundle(), "ServiceRequest").get(1);
    assertThat(encounter.at("/basedOn/0/reference").asString())
        .isEqualTo("urn:uuid:" + link.path("id").asString());
    assertThat(encounter.at("/appointment/0/reference").asString())
        .isEqualTo("urn:uuid:" + appointments.getFirst().path("id").asString());
    assertThat(Bundles.observations(bundle(), "session-missed")).hasSize(1);
  }

  private static SessionMissed missed(@Nullable MissedBy by, @Nullable Boolean notified) {
    return new SessionMissed(
        "cafe", Category.SOCIAL, null, by, notified, MissedReason.ILLNESS, null);
  }

  @Test
  void a_link_ends_the_request_it_began() {
    and(Samples.referral("c-1"))
        .and(new ActivityLinkEnded("cafe", LinkOutcome.DECLINED, null))
        .and(new ActivityLinked("cafe", LinkKind.SIGNPOSTED, null))
        .and(new ActivityLinkEnded("cafe", LinkOutcome.TAKEN_UP, null));
    List<JsonNode> requests = Bundles.resources(bundle(), "ServiceRequest");
    assertThat(requests).hasSize(2);
    assertThat(requests.get(1).path("intent").asString()).isEqualTo("proposal");
    assertThat(requests.get(1).path("status").asString()).isEqualTo("completed");
    List<JsonNode> ends = Bundles.observations(bundle(), "activity-link-ended");
    assertThat(ends).hasSize(2);
    assertThat(ends.getFirst().has("basedOn")).isFalse();
    assertThat(ends.get(1).has("basedOn")).isTrue();
  }

  @Test
  void consent_is_as_its_last_word_has_it() {
    and(Samples.referral("c-1"))
        .and(new ConsentGiven(List.of(ConsentScope.RECORD, ConsentScope.RESEARCH), null))
        .and(new ConsentWithdrawn(List.of(ConsentScope.RESEARCH), null));
    List<JsonNode> consents = Bundles.resources(bundle(), "Consent");
    assertThat(consents)
        .extracting(
            each -> code(each.at("/provision/code/0")) + " " + each.path("status").asString())
        .containsExactly("RECORD active", "RESEARCH inactive");
    assertThat(consents.get(1).at("/provision/type").asString()).isEqualTo("deny");
  }

  @Test
  void a_measure_has_its_answers_and_its_scores_or_why_it_is_missing() {
    and(Samples.referral("c-1"))
        .and(new WellbeingMeasured(Instrument.SWEMWBS, new Swemwbs(3, 3, 3, 3, 3, 3, 3), null))
        .and(new MeasureNotTaken(Instrument.ONS4, NotTakenReason.DECLINED, null));
    JsonNode measured = Bundles.observations(bundle(), "SWEMWBS").getFirst();
    assertThat(measured.path("component")).hasSize(9);
    assertThat(code(measured.at("/component/8/code"))).isEqualTo("SWEMWBS.score");
    assertThat(measured.at("/component/8/valueQuantity/value").decimalValue())
        .isEqualByComparingTo("19.25");
    JsonNode missing = Bundles.observations(bundle(), "ONS4").getFirst();
    assertThat(missing.path("status").asString()).isEqualTo("cancelled");
    assertThat(code(missing.path("dataAbsentReason"))).isEqualTo("asked-declined");
    assertThat(missing.has("component")).isFalse();
  }

  @Test
  void a_goal_stands_as_it_was_last_told_and_its_steps_are_its_outcomes() {
    and(Samples.referral("c-1")).and(Samples.goal("g-1")).and(new GoalProgressed("g-1", 40, null));
    JsonNode goal = only("Goal");
    assertThat(goal.path("lifecycleStatus").asString()).isEqualTo("active");
    assertThat(code(goal.path("achievementStatus"))).isEqualTo("in-progress");
    assertThat(goal.path("outcomeReference")).hasSize(1);

    and(new GoalSetAside("g-1", clear("not now"), null));
    goal = only("Goal");
    assertThat(goal.path("lifecycleStatus").asString()).isEqualTo("cancelled");
    assertThat(goal.path("statusDate").asString()).isEqualTo("2026-01-08");
    assertThat(goal.at("/note/0/text").asString()).isEqualTo("not now");
  }

  @Test
  void of_several_codings_by_one_coder_the_last_is_shown() {
    Identity told = new Identity("/test", "e-2");
    and(Samples.referral("c-1"))
        .and(Samples.reflection(Samples.since("2026")))
        .and(Samples.coding(told))
        .and(Samples.coding(told, Samples.since("2026-01")));
    JsonNode coding = Bundles.observations(bundle(), "reflection-coding").getFirst();
    assertThat(Bundles.observations(bundle(), "reflection-coding")).hasSize(1);
    assertThat(coding.path("component")).hasSize(1);
    assertThat(coding.at("/component/0/valueCodeableConcept/text").asString())
        .isEqualTo("EXPERIENCED since 2026-01");
    assertThat(coding.has("derivedFrom")).isTrue();
    // All of it has a provenance: the referral, the reflection and both codings.
    assertThat(Bundles.resources(bundle(), "Provenance"))
        .extracting(each -> code(each.path("activity")))
        .containsExactly("CREATE", "CREATE", "CREATE", "UPDATE");
  }

  @Test
  void what_was_corrected_or_retracted_is_told_by_provenance() {
    and(Samples.referral("c-1"))
        .and(Samples.session("cafe"))
        .and(Samples.session("walks"))
        .and(Samples.correction(new Identity("/test", "e-2"), START.plusSeconds(3600), null))
        .and(Samples.retraction(new Identity("/test", "e-3")));
    List<JsonNode> provenances = Bundles.resources(bundle(), "Provenance");
    assertThat(only("Encounter").at("/period/start").asString()).isEqualTo("2026-01-05T10:00:00Z");
    assertThat(provenances)
        .extracting(
            each ->
                code(each.path("activity"))
                    + " "
                    + each.at("/entity/0/role").asString()
                    + " "
                    + each.at("/entity/0/what/identifier/value").asString())
        .containsExactly(
            "CREATE source 1", "CREATE source 2", "UPDATE revision 2", "NULLIFY removal 3");
    assertThat(provenances.get(2).at("/reason/0/text").asString()).isEqualTo("put right");
    assertThat(provenances.get(2).path("target")).isEqualTo(provenances.get(1).path("target"));
    assertThat(provenances.get(3).at("/target/0/reference").asString())
        .isEqualTo("urn:uuid:" + only("Task").path("id").asString());
  }

  @Test
  void every_reference_is_to_one_entry_and_ids_are_the_same_for_ever() {
    for (long seed = 1; seed <= 40; seed++) {
      History history = RandomHistories.journey(seed, 60);
      ObjectNode bundle =
          Bundles.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW).orElseThrow();
      Set<String> urls = new HashSet<>();
      for (JsonNode entry : bundle.path("entry")) {
        assertThat(urls.add(entry.path("fullUrl").asString())).as("seed " + seed).isTrue();
      }
      assertThat(urls).as("seed " + seed).containsAll(bundle.findValuesAsString("reference"));
      assertThat(
              Bundles.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW)
                  .orElseThrow()
                  .toString())
          .isEqualTo(bundle.toString());
    }
    and(Samples.referral("c-1")).and(Samples.goal("g-1"));
    assertThat(only("Patient").path("id").asString())
        .isEqualTo(Ids.of("soar", "Patient", "client", "c-1"));
    assertThat(only("Goal").path("id").asString())
        .isEqualTo("817fa862-559f-3a6b-bb27-3c3189f99932");
  }

  @Test
  void nothing_that_is_sealed_is_in_it() {
    for (long seed = 1; seed <= 40; seed++) {
      History history = RandomHistories.journey(seed, 60);
      String bundle =
          Bundles.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW)
              .orElseThrow()
              .toString();
      assertThat(bundle).as("seed " + seed).doesNotContain("sealed").contains("REDACTED");
    }
  }

  @Test
  void every_system_of_ours_is_documented() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("journey.root")));
    String documented = Files.readString(root.resolve("docs/fhir.md"));
    Set<String> systems = new TreeSet<>();
    for (long seed = 1; seed <= 20; seed++) {
      History history = RandomHistories.journey(seed, 120);
      Bundles.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW)
          .orElseThrow()
          .findValuesAsString("system")
          .forEach(systems::add);
    }
    systems.removeIf(system -> !system.startsWith("urn:journey:"));
    assertThat(systems).hasSizeGreaterThan(30);
    for (String system : systems) {
      String name = system.substring(system.lastIndexOf(':') + 1);
      if (!system.startsWith("urn:journey:model:")) {
        assertThat(documented).as(system).contains("`" + name + "`");
      }
    }
  }

  @Test
  void a_later_correction_changes_no_id_but_what_it_adds() {
    and(Samples.referral("c-1")).and(Samples.session("cafe"));
    Set<String> before = new HashSet<>(bundle().findValuesAsString("fullUrl"));
    and(Samples.correction(new Identity("/test", "e-2"), START.plusSeconds(3600), null));
    assertThat(bundle().findValuesAsString("fullUrl")).containsAll(before);
  }
}
