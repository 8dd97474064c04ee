package org.journey.fhir;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Personal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A Consent for each scope of which something was said, as its last word has it. */
final class Consenting {

  private final Case journey;
  private final Map<ConsentScope, Resource> consents = new EnumMap<>(ConsentScope.class);

  Consenting(Case journey) {
    this.journey = journey;
    journey
        .reading()
        .consents()
        .lastWords()
        .forEach((scope, place) -> consents.put(scope, consent(scope, place)));
  }

  /** The consents that an interaction gave or took back, each as it stands now. */
  List<Resource> of(int place, List<ConsentScope> scopes, @Nullable Personal<String> note) {
    List<Resource> resources = new ArrayList<>();
    for (ConsentScope scope : scopes) {
      Resource consent = consents.get(scope);
      if (consent == null) {
        throw new IllegalStateException("a scope without a last word");
      }
      resources.add(consent);
    }
    journey.note(place, resources.getFirst(), note, resources);
    return resources;
  }

  private Resource consent(ConsentScope scope, int place) {
    Resource consent =
        journey.added("Consent", "consent", journey.reading().timeline().journeyId(), scope.name());
    boolean given = journey.entry(place).data() instanceof ConsentGiven;
    ObjectNode json = consent.json();
    json.put("status", given ? "active" : "inactive");
    boolean research = scope == ConsentScope.RESEARCH;
    json.set(
        "scope",
        Json.concept(
            Json.coding(Systems.CONSENT_SCOPE, research ? "research" : "patient-privacy")));
    json.withArray("category")
        .add(
            Json.concept(
                research
                    ? Json.coding(Systems.CONSENT_CATEGORY, "research")
                    : Json.coding(Systems.LOINC, "59284-0")));
    json.set("patient", Json.reference(journey.patient()));
    json.put("dateTime", Json.instant(journey.entry(place).time()));
    json.withArray("performer").add(Json.reference(journey.patient()));
    json.withArray("organization").add(Json.reference(journey.organisation()));
    json.withArray("policy")
        .addObject()
        .put("uri", Systems.own("consent-scope") + ":" + scope.name());
    json.putObject("provision")
        .put("type", given ? "permit" : "deny")
        .withArray("code")
        .add(Json.concept("consent-scope", scope));
    return consent;
  }
}
