package org.journey.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.journey.log.InteractionLog;
import org.journey.testing.BadInput;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is bad is refused over Kafka as everywhere, and nothing of it is stored, told or logged. */
@ExtendWith(OutputCaptureExtension.class)
class BadInputOverKafkaTest {

  /** What a producer sends at most unless told otherwise. */
  private static final int LARGEST = 1_000_000;

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  @Test
  void all_of_it_is_refused_in_its_place(CapturedOutput output) {
    List<BadInput> all =
        BadInput.all().stream().filter(bad -> bad.bytes().length < LARGEST).toList();
    InteractionLog log = PLATFORM.application().getBean(InteractionLog.class);
    Map<List<Long>, BadInput> sent = new HashMap<>();
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      long head = log.head();
      for (BadInput bad : all) {
        RecordMetadata at = wire.send(Topics.INTERACTIONS, null, Map.of(), bad.bytes());
        sent.put(List.of((long) at.partition(), at.offset()), bad);
      }
      List<ConsumerRecord<byte[], byte[]>> rejected =
          wire.await(Topics.REJECTED, all.size(), record -> sent.containsKey(place(record)));
      for (ConsumerRecord<byte[], byte[]> record : rejected) {
        BadInput bad = Objects.requireNonNull(sent.get(place(record)));
        JsonNode json = Wire.json(record);
        assertThat(json.at("/problem/type").stringValue())
            .as(bad.name())
            .isEqualTo("/problems/" + expected(bad));
        String pointer = bad.pointer();
        if (pointer != null && expected(bad).equals(bad.slug())) {
          assertThat(json.at("/problem/errors")).as(bad.name()).anyMatch(at(pointer));
        }
        assertThat(bad.heldBy(new String(record.value(), UTF_8))).as(bad.name()).isEmpty();
      }
      assertThat(BadInput.heldBy(output.getAll(), all)).isEmpty();
      assertThat(log.after(head, "soar", 1_000)).isEmpty();
    }
  }

  /** A member's name that the sender made up may be anything, and is not told to others. */
  private static Predicate<JsonNode> at(String pointer) {
    String parent = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    return error -> {
      String told = error.path("pointer").stringValue();
      return told.equals(pointer)
          || (told.equals(parent)
              && error.path("reason").stringValue().startsWith("has a member that "));
    };
  }

  @Test
  void names_of_members_that_a_sender_made_up_are_not_told() {
    ObjectNode session = Events.session("j-names", "2026-01-20T14:00:00Z");
    session.withObject("data").put("Anna Becker", 1);
    session.put("annabecker", "x");
    Wire.ofOrganisation(session, "soar");
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      RecordMetadata at =
          wire.send(Topics.INTERACTIONS, null, Map.of(), session.toString().getBytes(UTF_8));
      List<Long> place = List.of((long) at.partition(), at.offset());
      String told =
          new String(
              wire.await(Topics.REJECTED, 1, record -> place(record).equals(place))
                  .getFirst()
                  .value(),
              UTF_8);
      assertThat(told)
          .containsIgnoringCase("has a member that is not a")
          .doesNotContainIgnoringCase("becker");
    }
  }

  private static List<Long> place(ConsumerRecord<byte[], byte[]> record) {
    JsonNode json = Wire.json(record);
    return List.of(json.required("partition").longValue(), json.required("offset").longValue());
  }

  /** What the platform alone may make is refused by the table of roles, before its form is. */
  private static String expected(BadInput bad) {
    return bad.name().startsWith("an emitter's ") ? "forbidden" : bad.slug();
  }
}
