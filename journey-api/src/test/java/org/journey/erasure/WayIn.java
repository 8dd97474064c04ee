package org.journey.erasure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.journey.command.Here;
import org.journey.kafka.Wire;
import org.journey.web.Caller;
import tools.jackson.databind.node.ObjectNode;

/** All ways by which somebody's words come in as interactions, accepted or not. */
enum WayIn {
  ONE_BY_ONE {
    @Override
    void tell(List<ObjectNode> messages, Told told) {
      messages.forEach(message -> told.caller().post(message).is(201));
    }
  },

  A_BATCH {
    @Override
    void tell(List<ObjectNode> messages, Told told) {
      assertThat(told.caller().batch(lines(messages)).is(200).json().path("accepted").asInt())
          .isEqualTo(messages.size());
    }
  },

  A_FILE {
    @Override
    void tell(List<ObjectNode> messages, Told told) {
      try {
        Path file = Files.writeString(told.folder().resolve("told.ndjson"), lines(messages));
        String token = String.valueOf(told.caller().authorization()).replace("Bearer ", "");
        Here here =
            Here.run("import", file.toString(), "--url", told.caller().url(), "--token", token);
        assertThat(here.exit()).as(here.err()).isZero();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },

  KAFKA_STRUCTURED {
    @Override
    void tell(List<ObjectNode> messages, Told told) {
      inOrder(messages, told, told.wire()::send);
    }
  },

  KAFKA_BINARY {
    @Override
    void tell(List<ObjectNode> messages, Told told) {
      inOrder(messages, told, told.wire()::sendBinary);
    }
  },

  REFUSED_OVER_HTTP {
    @Override
    void tell(List<ObjectNode> messages, Told told) {
      messages.forEach(WayIn::spoil);
      messages.forEach(message -> assertThat(told.caller().post(message).status()).isEqualTo(422));
      told.caller().batch(lines(messages)).is(200);
    }
  },

  REFUSED_FROM_KAFKA {
    @Override
    void tell(List<ObjectNode> messages, Told told) {
      messages.forEach(WayIn::spoil);
      messages.forEach(
          message -> told.wire().send(Wire.ofOrganisation(message, told.organisation())));
    }
  };

  /**
   * By whom, and by what.
   *
   * @param folder for files
   */
  record Told(Caller caller, String organisation, Wire wire, Path folder) {}

  /** Tells all, in order. What came by Kafka is read some time later. */
  abstract void tell(List<ObjectNode> messages, Told told);

  boolean isAccepted() {
    return this != REFUSED_OVER_HTTP && this != REFUSED_FROM_KAFKA;
  }

  /** A field that there is not, with a name that nobody would log. */
  private static void spoil(ObjectNode message) {
    ((ObjectNode) message.required("data")).put("notAField", "so it is refused");
  }

  /** Those about clients after their journeys: they may be of other partitions. */
  private static void inOrder(List<ObjectNode> messages, Told told, Consumer<ObjectNode> send) {
    Map<Boolean, List<ObjectNode>> aboutClients =
        messages.stream()
            .map(message -> Wire.ofOrganisation(message, told.organisation()))
            .collect(
                Collectors.partitioningBy(
                    message -> message.required("type").stringValue().contains("client-")));
    List<ObjectNode> first = requireNonNull(aboutClients.get(false));
    first.forEach(send);
    first.stream()
        .map(message -> message.required("subject").stringValue())
        .distinct()
        .forEach(
            journey ->
                Eventually.holds(() -> assertThat(told.caller().idsOf(journey)).isNotEmpty()));
    requireNonNull(aboutClients.get(true)).forEach(send);
  }

  private static String lines(List<ObjectNode> messages) {
    return messages.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
  }
}
