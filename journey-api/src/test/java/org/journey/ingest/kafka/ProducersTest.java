package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.journey.operations.UnsafeSetting;
import org.journey.security.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may speak for whom. */
class ProducersTest {

  private static final String USUAL = "journey.interactions";

  private static ConsumerRecord<byte[], byte[]> record(String topic, @Nullable String key) {
    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic, 0, 0, null, new byte[0]);
    if (key != null) {
      record.headers().add(Producers.KEY_HEADER, key.getBytes(UTF_8));
    }
    return record;
  }

  private static @Nullable Set<String> organisations(
      Producers producers, String topic, @Nullable String key) {
    return producers.of(record(topic, key)) instanceof Producers.Speaker.Known(Actor actor)
        ? actor.organisations()
        : null;
  }

  @Test
  void a_topic_speaks_for_the_organisations_it_is_bound_to() {
    Producers producers = Producers.of("a.north=north, b.south=south,b.south=east", null, USUAL);
    assertThat(producers.topics()).containsExactlyInAnyOrder("a.north", "b.south");
    assertThat(organisations(producers, "a.north", null)).containsExactly("north");
    assertThat(organisations(producers, "b.south", null))
        .containsExactlyInAnyOrder("east", "south");
    assertThat(organisations(producers, USUAL, null)).isNull();
  }

  @Test
  void without_bindings_one_topic_is_for_everybody() {
    Producers producers = Producers.of(null, null, USUAL);
    assertThat(producers.topics()).containsExactly(USUAL);
    assertThat(producers.of(record(USUAL, null)))
        .isInstanceOfSatisfying(
            Producers.Speaker.Known.class,
            known ->
                assertThat(known.actor().settle("any"))
                    .isEqualTo(new Actor.Settled.Organisation("any")));
  }

  @Test
  void a_key_speaks_for_its_organisations_and_without_one_nobody_speaks(@TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("producers"),
            "# of staff apps\nkey-of-the-cafe-app north\n\nkey-of-the-other-app south,east\n");
    Producers producers = Producers.of(null, file, USUAL);
    assertThat(organisations(producers, USUAL, "key-of-the-cafe-app")).containsExactly("north");
    assertThat(organisations(producers, USUAL, "key-of-the-other-app"))
        .containsExactlyInAnyOrder("east", "south");
    assertThat(organisations(producers, USUAL, "key-of-nobody-here")).isNull();
    assertThat(organisations(producers, USUAL, null)).isNull();
  }

  @Test
  void with_both_a_producer_speaks_for_what_the_key_and_the_topic_have_in_common(
      @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("producers"), "key-of-the-other-app south,east\n");
    Producers producers = Producers.of("a.south=south,a.south=west,b.north=north", file, USUAL);
    assertThat(organisations(producers, "a.south", "key-of-the-other-app"))
        .containsExactly("south");
    assertThat(organisations(producers, "b.north", "key-of-the-other-app")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topic",
        "=north",
        "topic=",
        "a=b=c",
        "topic=no blank",
        "topic=north,",
        // Read, refused, read again, and so on until the disk is full.
        "journey.interactions.rejected=rejected",
        "a.north=north, journey.recorded=north",
        "__consumer_offsets=north"
      })
  void bindings_that_cannot_be_read_are_named(String bindings) {
    assertThatThrownBy(() -> Producers.of(bindings, null, USUAL))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("journey.kafka.bindings: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# none", "short north", "long-enough-a-key", "long-enough-a-key no/rth"})
  void keys_that_cannot_be_read_are_named_and_not_told(String line, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("producers"), line);
    assertThatThrownBy(() -> Producers.of(null, file, USUAL))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("journey.kafka.producers-file: ")
        .hasMessageNotContaining("long-enough");
  }
}
