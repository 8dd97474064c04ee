package org.journey.research;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.journey.cohort.CohortResult;
import org.journey.cohort.CohortSaturation;
import org.journey.cohort.CohortStatistic;
import org.journey.cohort.Conformance;
import org.journey.cohort.Member.Part;
import org.journey.cohort.ProcessMap;
import org.journey.cohort.TimeToStage;
import org.journey.cohort.Transitions;
import org.journey.derived.ClientLog;
import org.journey.derived.ServiceAnswers;
import org.journey.engine.JourneyKey;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.journey.replay.ControlledReplay.Counted;
import org.journey.service.Node;
import org.journey.service.People;
import org.journey.state.Digests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works out a statistic of a cohort and words it: exactly, by pseudonyms, or as it is published.
 */
@Component
class CohortTelling {

  private static final String N = "n";

  private final CohortDesk desk;
  private final ResearchEditions editions;
  private final ClientLog clients;
  private final PseudonymKeys keys;

  CohortTelling(CohortDesk desk, ResearchEditions editions, ClientLog clients, PseudonymKeys keys) {
    this.desk = desk;
    this.editions = editions;
    this.clients = clients;
    this.keys = keys;
  }

  /**
   * An answer.
   *
   * @param tree as JSON
   * @param exact what it was made of; null if it is controlled
   */
  record Told(ObjectNode tree, @Nullable CohortResult exact, boolean whole)
      implements ServiceAnswers.Made {

    byte[] json() {
      return Json.MAPPER.writeValueAsBytes(tree);
    }

    @Override
    public long bytes() {
      // A tree takes some times what its text does.
      return 8L * json().length;
    }
  }

  Told tell(CohortQuestion question) {
    return switch (question.figure()) {
      case TIME_TO_STAGE ->
          tell(
              question,
              people ->
                  new TimeToStage(
                      question.model(),
                      question.options().groupBy(),
                      question.options().stage(),
                      people),
              Set.of());
      case SAMPLING_FRAME -> throw new IllegalArgumentException("it is no statistic");
      case TRANSITIONS ->
          tell(question, people -> new Transitions(question.model(), people), Set.of());
      case CONFORMANCE ->
          tell(question, people -> new Conformance(question.model(), people), Set.of());
      case PROCESS_MAP ->
          tell(
              question,
              people ->
                  new ProcessMap(
                      question.options().of(),
                      question.options().variants(),
                      question.model(),
                      people),
              question.options().of().needsTrace() ? EnumSet.of(Part.TRACE) : Set.of());
      case SATURATION ->
          tell(
              question,
              people ->
                  new CohortSaturation(question.model(), question.options().saturation(), people),
              CohortSaturation.needsCodes(question.options().saturation())
                  ? EnumSet.of(Part.CODES)
                  : Set.of());
    };
  }

  private interface Making<S> {
    S of(People people);
  }

  private <S extends CohortStatistic<S>> Told tell(
      CohortQuestion question, Making<S> making, Set<Part> parts) {
    return question.scope() == Scope.CONTROLLED
        ? published(question, making, parts)
        : exactly(question, () -> making.of(People.AS_RECORDED), parts);
  }

  private <S extends CohortStatistic<S>> Told exactly(
      CohortQuestion question, Supplier<S> begin, Set<Part> parts) {
    CohortDesk.Gathered<S> gathered =
        desk.gather(question.toRead(), question.upTo(), begin, parts, null);
    CohortResult result = gathered.statistic().result();
    ObjectNode json = axes(question);
    json.put("definition", result.definition());
    json.put("n", result.n());
    ObjectNode told = result.toJson();
    if (question.scope() == Scope.CONSENTING) {
      rename(question, told);
    }
    json.set("result", told);
    json.put("lacking", gathered.lacking());
    json.put("digest", Digests.sha256(told));
    return new Told(json, result, gathered.lacking() == 0);
  }

  /**
   * What journeys are called in an answer: by pseudonyms of this question, where ids are not told.
   */
  Names names(CohortQuestion question) {
    return question.scope() == Scope.WHOLE
        ? Names.AS_RECORDED
        : Names.by(
            keys.of(
                "cohort",
                question.organisation(),
                question.toJson().put("asKnown", Rfc3339.format(question.asKnown()))));
  }

  /** A result that has its definition in it, as an answer. */
  Told told(CohortQuestion question, ObjectNode result, long n, long lacking) {
    ObjectNode json = axes(question);
    json.set("definition", result.remove("definition"));
    json.put("n", n);
    json.set("result", result);
    json.put("lacking", lacking);
    json.put("digest", Digests.sha256(result));
    return new Told(json, null, lacking == 0);
  }

  private void rename(CohortQuestion question, ObjectNode result) {
    Names names = names(question);
    for (JsonNode row : result.path("curve")) {
      JsonNode id = row.path("journeyId");
      if (id.isString()) {
        ((ObjectNode) row)
            .put(
                "journeyId",
                names.journey(new JourneyKey(question.organisation(), id.stringValue())));
      }
    }
  }

  private <S extends CohortStatistic<S>> Told published(
      CohortQuestion question, Making<S> making, Set<Part> parts) {
    ObjectNode figures =
        editions.published(
            question.toJson(),
            question.asKnown(),
            known -> {
              CohortQuestion then = question.asKnown(known.asKnown(), known.sequence());
              People people = clients.persons(question.organisation(), known.sequence())::personOf;
              CohortDesk.Gathered<S> gathered =
                  desk.gather(then.toRead(), then.upTo(), () -> making.of(people), parts, people);
              return new Counted(
                  withNumber(gathered.statistic().controlled(editions.threshold()), gathered),
                  gathered.lacking());
            });
    ObjectNode json = axes(question);
    JsonNode n = figures.remove(N).path("value");
    ObjectNode figure = (ObjectNode) figures.properties().iterator().next().getValue();
    json.set("definition", figure.remove("definition"));
    json.set("n", n);
    json.set("result", figure);
    json.put("lacking", 0);
    json.put("digest", Digests.sha256(figure));
    return new Told(json, null, true);
  }

  /** The figure beside how many journeys it is of. */
  private static Node withNumber(Node root, CohortDesk.Gathered<?> gathered) {
    List<Node> children = new ArrayList<>(root.children());
    children.add(Node.count(N, gathered.journeys(), gathered.people().size(), List.of()));
    return new Node(root.name(), root.kind(), null, null, null, null, null, null, 0, 0, children);
  }

  private static ObjectNode axes(CohortQuestion question) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("cohort", question.cohort().toJson());
    json.put("organisation", question.organisation());
    json.put("model", question.model().reference());
    json.put("asAt", Rfc3339.format(question.asAt()));
    json.put("asKnown", Rfc3339.format(question.asKnown()));
    json.put("position", question.position());
    json.put("scope", question.scope().name());
    json.put("controlled", question.scope() == Scope.CONTROLLED);
    json.put("synthetic", question.synthetic());
    json.put("notForPublication", question.scope() == Scope.CONSENTING);
    return json;
  }
}
