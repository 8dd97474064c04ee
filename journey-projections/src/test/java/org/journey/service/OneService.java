package org.journey.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.given.Given;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.service.facts.JourneyFacts;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A service to which a test adds journeys; its figures are those of the year 2026 unless it says
 * otherwise. A date alone means its noon, UTC. Each interaction is recorded the moment it occurs,
 * unless told otherwise, and has the id {@code e-<sequence>}.
 */
final class OneService {

  private static final StageModel MODEL = StageModels.defaultModel();

  private final Map<String, List<Recorded>> journeys = new LinkedHashMap<>();
  private String journey = "";
  private int sequence;
  private Period period = period("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
  private People people = People.AS_RECORDED;
  private @Nullable Instant asKnown;

  static Period period(String from, String to) {
    return new Period(Instant.parse(from), Instant.parse(to));
  }

  /** A journey of the client {@code c-<id>}, referred by a GP; what is added next is of it. */
  OneService journey(String id, String referred) {
    return journey(id, referred, "c-" + id, null);
  }

  OneService journey(String id, String referred, String client, @Nullable Demographics told) {
    journey = id;
    return at(
        referred,
        new ReferralReceived(
            client, ReferralSource.GP, List.of(Reason.ISOLATION), null, null, told, null));
  }

  OneService at(String time, Interaction data) {
    return at(time, data, time);
  }

  OneService at(String time, Interaction data, String recorded) {
    sequence++;
    journeys
        .computeIfAbsent(journey, _ -> new ArrayList<>())
        .add(
            new Recorded(
                sequence,
                sequence,
                Given.instant(recorded),
                "soar",
                journey,
                id(sequence),
                "w-1",
                InteractionType.of(data),
                Given.instant(time),
                data));
    return this;
  }

  static Identity id(int sequence) {
    return new Identity("/apps/cafe", "e-" + sequence);
  }

  OneService over(String from, String to) {
    period = period(from, to);
    return this;
  }

  OneService known(String by) {
    asKnown = Given.instant(by);
    return this;
  }

  OneService with(People merged) {
    people = merged;
    return this;
  }

  private List<JourneyFacts> facts() {
    List<JourneyFacts> facts = new ArrayList<>();
    for (List<Recorded> recorded : journeys.values()) {
      JourneyFacts known =
          asKnown == null
              ? JourneyFacts.of(recorded, MODEL)
              : JourneyFacts.known(recorded, MODEL, asKnown);
      if (known != null) {
        facts.add(known);
      }
    }
    return facts;
  }

  Node figures() {
    ServiceMetrics metrics = new ServiceMetrics(period, MODEL, people);
    facts().forEach(metrics::add);
    return metrics.figures();
  }

  /** A part as JSON without its own parts: {@code {"value":1}}. */
  String told(String path) {
    Node node = figures().find(path).orElseThrow(() -> new AssertionError("no part " + path));
    Node alone =
        new Node(
            node.name(),
            node.kind(),
            null,
            node.value(),
            node.numerator(),
            node.denominator(),
            node.n(),
            null,
            node.people(),
            node.peopleOfWhole(),
            List.of());
    return alone.toJson().toString();
  }

  /** The value of a part. */
  String value(String path) {
    Node node = figures().find(path).orElseThrow(() -> new AssertionError("no part " + path));
    return node.value() == null ? "null" : node.toJson().get("value").toString();
  }

  /** Whether there is a list of who is behind a part. */
  boolean listed(String figure, String part) {
    return drill(figure, part).result().isPresent();
  }

  DrillDown.Result behind(String figure, String part) {
    return Objects.requireNonNull(drill(figure, part).result().orElse(null), figure + " " + part);
  }

  /** The sequences behind a part, of all journeys, each journey's ascending. */
  List<Long> sequences(String figure, String part) {
    DrillDown.Result behind = behind(figure, part);
    List<Long> sequences = new ArrayList<>();
    for (int i = 0; i < behind.journeys().size(); i++) {
      for (long sequence : behind.sequences(i)) {
        sequences.add(sequence);
      }
    }
    return sequences;
  }

  private DrillDown drill(String figure, String part) {
    DrillDown drill = new DrillDown(period, MODEL, people, figure, part);
    facts().forEach(drill::add);
    return drill;
  }
}
