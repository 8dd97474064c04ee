package org.journey.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.journey.interaction.InteractionType;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** asyncapi.yaml is an AsyncAPI 3.0 document, and what it says of topics and types is so. */
class AsyncDescriptionTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final JsonNode DOCUMENT = AsyncDescription.document();
  private static final Schema SHAPE = shape();

  private static Schema shape() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(new YAMLMapper().readTree(resource("/org/journey/kafka/asyncapi-3.0.0.json")));
  }

  private static byte[] resource(String name) {
    try (InputStream file = AsyncDescriptionTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void it_has_the_form_of_asyncapi() {
    assertThat(SHAPE.validate(DOCUMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/info, titel",
    "/servers/local, hosts",
    "/channels/recorded, adress",
    "/channels/recorded/bindings/kafka, partition",
    "/operations/sendRecorded, chanel",
    "/components/messages/rejected, payloads",
    "/components/messageTraits/binary, header"
  })
  void a_misspelt_member_is_found(String place, String name) {
    JsonNode copy = DOCUMENT.deepCopy();
    ((ObjectNode) copy.at(place)).putObject(name);
    assertThat(SHAPE.validate(copy)).isNotEmpty();
  }

  @Test
  void it_is_served_as_it_is_committed_and_every_reference_leads_somewhere() {
    assertThat(PLATFORM.nobody().get("/asyncapi.yaml").is(200).text())
        .isEqualTo(new String(resource("/asyncapi.yaml"), StandardCharsets.UTF_8));
    for (String reference : new TreeSet<>(DOCUMENT.findValuesAsString("$ref"))) {
      if (reference.startsWith("#")) {
        assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        String[] parts = reference.split("#", 2);
        JsonNode schema = PLATFORM.nobody().get(parts[0]).is(200).json();
        assertThat(schema.at(parts.length == 1 ? "" : parts[1]).isObject()).as(reference).isTrue();
      }
    }
  }

  @Test
  void every_component_is_used() {
    Set<String> used = new TreeSet<>(DOCUMENT.findValuesAsString("$ref"));
    for (String kind : DOCUMENT.required("components").propertyNames()) {
      for (String name : DOCUMENT.at("/components/" + kind).propertyNames()) {
        assertThat(used).contains("#/components/" + kind + "/" + name);
      }
    }
  }

  @Test
  void every_type_is_a_message_in_each_form_in_which_it_comes() {
    Set<String> inbound = new LinkedHashSet<>();
    Set<String> recorded = new LinkedHashSet<>();
    for (InteractionType type : InteractionType.values()) {
      if (!type.platformOnly()) {
        inbound.add(type.shortName());
        inbound.add(type.shortName() + ".binary");
      }
      recorded.add(type.shortName() + ".recorded");
    }
    assertThat(channel("interactions").required("messages").propertyNames())
        .containsExactlyInAnyOrderElementsOf(inbound);
    assertThat(channel("recorded").required("messages").propertyNames())
        .containsExactlyInAnyOrderElementsOf(recorded);
    for (String id : AsyncDescription.messages()) {
      String type = id.replaceAll("[.].*", "");
      if (!id.equals("rejected") && !id.equals("checkpoint")) {
        JsonNode message = AsyncDescription.message(id);
        assertThat(message.required("name").stringValue()).isEqualTo("journey." + type + ".v1");
        assertThat(message.required("payload").findValuesAsString("$ref").getFirst())
            .contains("/journey." + type + ".v1.json");
        if (message.at("/headers/properties").has("ce_type")) {
          assertThat(message.at("/headers/properties/ce_type/const").asString())
              .isEqualTo("journey." + type + ".v1");
        }
      }
    }
  }

  @Test
  void each_channel_is_the_topic_and_has_its_direction() {
    assertThat(channel("interactions").required("address").stringValue())
        .isEqualTo(Topics.INTERACTIONS);
    assertThat(channel("rejected").required("address").stringValue()).isEqualTo(Topics.REJECTED);
    assertThat(channel("recorded").required("address").stringValue()).isEqualTo(Topics.RECORDED);
    assertThat(channel("checkpoints").required("address").stringValue())
        .isEqualTo(Topics.CHECKPOINTS);
    assertThat(
            DOCUMENT
                .required("operations")
                .valueStream()
                .map(
                    operation ->
                        operation.required("action").stringValue()
                            + " "
                            + operation.at("/channel/$ref").stringValue()))
        .containsExactly(
            "receive #/channels/interactions",
            "send #/channels/rejected",
            "send #/channels/recorded",
            "send #/channels/checkpoints");
  }

  @Test
  void topics_are_kept_as_described_where_they_are_made() throws Exception {
    KafkaSettings usual =
        new Binder(
                new MapConfigurationPropertySource(Map.of("journey.kafka.bootstrap-servers", "x")))
            .bind("journey.kafka", KafkaSettings.class)
            .get();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", PLATFORM.kafka()))) {
      for (JsonNode channel : DOCUMENT.required("channels")) {
        JsonNode kafka = channel.at("/bindings/kafka");
        String address = channel.required("address").stringValue();
        boolean one = address.equals(Topics.REJECTED) || address.equals(Topics.CHECKPOINTS);
        int partitions = one ? 1 : usual.partitions();
        assertThat(kafka.required("partitions").intValue()).isEqualTo(partitions);
        assertThat(kafka.required("replicas").intValue()).isEqualTo(usual.replicationFactor());
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, address);
        Config made = requireNonNull(admin.describeConfigs(Set.of(topic)).all().get().get(topic));
        for (Map.Entry<String, JsonNode> described :
            kafka.required("topicConfiguration").properties()) {
          assertThat(made.get(described.getKey()).value())
              .as(address + " " + described.getKey())
              .isEqualTo(plain(described.getValue()));
        }
        assertThat(kafka.required("topicConfiguration").propertyNames())
            .contains("retention.ms", "cleanup.policy");
      }
    }
  }

  private static String plain(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(","))
        : value.asString();
  }

  static Stream<String> messages() {
    return AsyncDescription.messages().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void its_examples_are_as_it_describes(String id) {
    for (JsonNode example : AsyncDescription.message(id).path("examples")) {
      assertThat(AsyncDescription.ofValue(id, example.required("payload"))).isEmpty();
      if (example.has("headers")) {
        assertThat(AsyncDescription.ofHeaders(id, example.required("headers"))).isEmpty();
      }
    }
  }

  @Test
  void what_the_log_alone_makes_is_no_message_of_an_emitter() {
    assertThat(
            Arrays.stream(InteractionType.values())
                .filter(InteractionType::platformOnly)
                .map(InteractionType::shortName))
        .isNotEmpty()
        .noneMatch(name -> channel("interactions").required("messages").has(name));
  }

  private static JsonNode channel(String name) {
    return DOCUMENT.required("channels").required(name);
  }
}
