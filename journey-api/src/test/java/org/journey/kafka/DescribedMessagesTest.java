package org.journey.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.journey.interaction.InteractionType;
import org.journey.problem.ProblemType;
import org.journey.web.Answer;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Real messages are as asyncapi.yaml has them: those that it gives as examples are accepted, and
 * what then comes out fits, every type of it, without a field that is not described.
 */
class DescribedMessagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final Wire WIRE = new Wire(PLATFORM.kafka());

  @AfterAll
  static void close() {
    WIRE.close();
  }

  private static InteractionType type(JsonNode event) {
    return InteractionType.ofType(event.required("type").stringValue()).orElseThrow();
  }

  private static List<ConsumerRecord<byte[], byte[]>> recorded(String organisation, int wanted) {
    return WIRE.await(
        Topics.RECORDED,
        wanted,
        record -> organisation.equals(Wire.header(record, "ce_organisation")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"structured", "binary"})
  void the_examples_are_accepted_and_told_as_described(String mode) {
    String organisation = Events.fresh("story");
    int sent = 0;
    for (ObjectNode event : AsyncDescription.story(organisation)) {
      if (type(event).aboutClient()) {
        // Under another key there is no order: what it refers to is to be there.
        assertThat(recorded(organisation, sent)).hasSize(sent);
      }
      if (mode.equals("binary")) {
        WIRE.sendBinary(event);
      } else {
        WIRE.send(event);
      }
      sent++;
    }
    List<ConsumerRecord<byte[], byte[]>> told = recorded(organisation, sent);
    for (ConsumerRecord<byte[], byte[]> record : told) {
      JsonNode event = Wire.json(record);
      AsyncDescription.check(type(event).shortName() + ".recorded", record);
      assertThat(record.key()).asString(UTF_8).isEqualTo(event.required("subject").stringValue());
      nothingElseFits(event);
    }
    assertThat(told.stream().map(record -> type(Wire.json(record))))
        .containsAll(
            Arrays.stream(InteractionType.values()).filter(type -> !type.platformOnly()).toList());
  }

  /** Neither a readable personal field nor anything that is not described. */
  private static void nothingElseFits(JsonNode event) {
    String id = type(event).shortName() + ".recorded";
    int objects = objects(event).size();
    for (int i = 0; i < objects; i++) {
      JsonNode grown = event.deepCopy();
      objects(grown).get(i).put("mood", "good");
      assertThat(AsyncDescription.ofValue(id, grown)).as(grown.toString()).isNotEmpty();
      JsonNode open = event.deepCopy();
      if (reveal(objects(open).get(i))) {
        assertThat(AsyncDescription.ofValue(id, open)).as(open.toString()).isNotEmpty();
      }
    }
    for (String name : event.propertyNames()) {
      ObjectNode less = (ObjectNode) event.deepCopy();
      less.remove(name);
      assertThat(AsyncDescription.ofValue(id, less)).as(less.toString()).isNotEmpty();
    }
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    if (node.isObject() || node instanceof ArrayNode) {
      node.forEach(inner -> objects.addAll(objects(inner)));
    }
    return objects;
  }

  /** Makes what is withheld directly in an object readable. */
  private static boolean reveal(ObjectNode object) {
    List<String> withheld =
        object.properties().stream()
            .filter(member -> member.getValue().path("withheld").asBoolean(false))
            .map(Map.Entry::getKey)
            .toList();
    withheld.forEach(name -> object.put(name, "she said"));
    return !withheld.isEmpty();
  }

  @Test
  void the_story_holds_personal_data_of_each_kind_that_is_withheld() {
    String organisation = Events.fresh("story");
    List<ObjectNode> story = AsyncDescription.story(organisation);
    assertThat(story.stream().flatMap(event -> objects(event.required("data")).stream()))
        .anyMatch(data -> data.has("note"))
        .anyMatch(data -> data.has("person"))
        .anyMatch(data -> data.has("text"))
        .anyMatch(data -> data.has("skill"))
        .anyMatch(data -> data.has("role"));
  }

  @Test
  void what_is_refused_is_told_as_described() {
    String organisation = Events.fresh("story");
    String journey = Events.fresh("j");
    ObjectNode referral = ours(Events.referral(journey), organisation);
    ObjectNode conflict =
        ours(Events.session(journey, "2026-01-20T14:00:00Z"), organisation)
            .put("id", referral.required("id").stringValue());
    ObjectNode invalid = ours(Events.session(journey, "2026-01-20T14:00:00Z"), organisation);
    invalid.putObject("data").put("mood", "good");
    ObjectNode nobodys = Events.session(journey, "2026-01-20T14:00:00Z");
    ObjectNode erasure =
        ours(
            Events.event("client-erased", "c-1", "2026-01-20T14:00:00Z", data -> {}), organisation);
    ObjectNode unknown =
        ours(
            Events.event(
                "goal-achieved",
                journey,
                "2026-01-20T14:00:00Z",
                data -> data.put("goalId", "no-such")),
            organisation);
    ObjectNode early =
        ours(Events.session(Events.fresh("j"), "2026-01-20T14:00:00Z"), organisation);
    ObjectNode again = ours(Events.referral(journey), organisation);

    WIRE.send(referral);
    Map<String, ProblemType> expected = new LinkedHashMap<>();
    expected.put(place(WIRE.send(conflict)), ProblemType.IDENTITY_CONFLICT);
    expected.put(place(WIRE.send(invalid)), ProblemType.INVALID_INTERACTION);
    expected.put(place(WIRE.send(nobodys)), ProblemType.INVALID_INTERACTION);
    expected.put(place(WIRE.send(erasure)), ProblemType.FORBIDDEN);
    expected.put(place(WIRE.send(unknown)), ProblemType.UNKNOWN_REFERENCE);
    expected.put(place(WIRE.send(early)), ProblemType.JOURNEY_NOT_OPENED);
    expected.put(place(WIRE.send(again)), ProblemType.CONFLICTING_INTERACTION);
    expected.put(place(bytes("no id at all!", Map.of(), "{")), ProblemType.MALFORMED);
    expected.put(place(bytes(null, Map.of(), null)), ProblemType.MALFORMED);
    expected.put(
        place(bytes(journey, Map.of("content-type", "text/plain"), "{}")),
        ProblemType.UNSUPPORTED_MEDIA_TYPE);
    expected.put(place(bytes(journey, Map.of(), " ".repeat(70_000) + "{}")), ProblemType.TOO_LARGE);

    List<ConsumerRecord<byte[], byte[]>> rejected =
        WIRE.await(
            Topics.REJECTED,
            expected.size(),
            record -> expected.containsKey(place(Wire.json(record))));
    for (ConsumerRecord<byte[], byte[]> record : rejected) {
      AsyncDescription.check("rejected", record);
      JsonNode told = Wire.json(record);
      JsonNode tooLarge = ((ObjectNode) told.deepCopy()).putNull("sealed");
      assertThat(AsyncDescription.ofValue("rejected", tooLarge)).isEmpty();
      for (ObjectNode part : List.of((ObjectNode) told, (ObjectNode) told.required("problem"))) {
        part.put("mood", "good");
        assertThat(AsyncDescription.ofValue("rejected", told)).isNotEmpty();
        part.remove("mood");
      }
      ((ObjectNode) told.required("problem")).put("status", 418);
      assertThat(AsyncDescription.ofValue("rejected", told)).isNotEmpty();
    }
    assertThat(
            rejected.stream()
                .map(Wire::json)
                .collect(
                    Collectors.toMap(
                        DescribedMessagesTest::place,
                        told -> told.at("/problem/type").stringValue())))
        .isEqualTo(
            expected.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().uri())));
  }

  private static ObjectNode ours(ObjectNode event, String organisation) {
    return Wire.ofOrganisation(event, organisation);
  }

  private static RecordMetadata bytes(
      @Nullable String key, Map<String, String> headers, @Nullable String value) {
    return WIRE.send(
        Topics.INTERACTIONS, key, headers, value == null ? null : value.getBytes(UTF_8));
  }

  private static String place(RecordMetadata sent) {
    return sent.partition() + "/" + sent.offset();
  }

  private static String place(JsonNode told) {
    return told.required("partition").intValue() + "/" + told.required("offset").longValue();
  }

  @Test
  void headers_that_are_not_as_described_do_not_fit() {
    ObjectNode headers = Answer.JSON.createObjectNode();
    AsyncDescription.message("session-attended.binary")
        .at("/examples/0/headers")
        .properties()
        .forEach(header -> headers.set(header.getKey(), header.getValue()));
    assertThat(AsyncDescription.ofHeaders("session-attended.binary", headers)).isEmpty();
    assertThat(AsyncDescription.ofHeaders("goal-set.binary", headers)).isNotEmpty();
    headers.put("traceparent", "passed over");
    assertThat(AsyncDescription.ofHeaders("session-attended.binary", headers)).isEmpty();
    headers.put("ce_mood", "good");
    assertThat(AsyncDescription.ofHeaders("session-attended.binary", headers)).isNotEmpty();
  }
}
