package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.log.PostgresInteractionLog;
import org.journey.sealing.PersonKeys;
import org.journey.web.Erasing;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Whom a refused record may be about that names an organisation of others. */
class ErasedRecordsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String TOPIC = "a.inbound";
  private static final String KEY = "key-of-the-cafe-app";

  private final String organisation = Events.fresh("ours");
  private final String others = Events.fresh("others");
  private final String client = Erasing.client(PLATFORM, organisation);
  private final Instant refused = Instant.now();

  /** As an app sends it that is set up for the others by mistake. */
  private ConsumerRecord<byte[], byte[]> misdirected(String topic) {
    ObjectNode referral = Events.referral(Events.fresh("j"));
    ((ObjectNode) referral.required("data")).put("clientId", client);
    byte[] value = Wire.ofOrganisation(referral, others).toString().getBytes(UTF_8);
    return new ConsumerRecord<>(topic, 0, 0, null, value);
  }

  private static boolean maySend(
      Producers producers, ConsumerRecord<byte[], byte[]> record, Instant refused) {
    var beans = PLATFORM.application();
    ErasedRecords erased =
        new ErasedRecords(
            beans.getBean(PostgresInteractionLog.class).clients(),
            beans.getBean(PersonKeys.class),
            producers);
    RefusedRecord kept = RefusedRecord.of(record);
    return erased.maySend(
        new Rejection(record.topic(), 0, 0, refused, LocalDate.EPOCH, new byte[0]),
        kept,
        beans.getBean(RecordReader.class).read(kept.headers(), kept.value()));
  }

  @Test
  void of_a_topic_that_is_not_bound_to_it_the_client_may_be_one_who_was_erased() {
    Producers producers = Producers.of(TOPIC + "=" + organisation, null, Topics.INTERACTIONS);
    assertThat(maySend(producers, misdirected(TOPIC), refused)).isTrue();

    Erasing.erase(PLATFORM, organisation, client);

    assertThat(maySend(producers, misdirected(TOPIC), refused)).isFalse();
    Instant later = Instant.now().plus(Duration.ofHours(1));
    assertThat(maySend(producers, misdirected(TOPIC), later)).isTrue();
    // A topic of theirs: their client of that name is nobody who was erased.
    Producers both =
        Producers.of(
            TOPIC + "=" + organisation + "," + TOPIC + "=" + others, null, Topics.INTERACTIONS);
    assertThat(maySend(both, misdirected(TOPIC), refused)).isTrue();
  }

  @Test
  void of_a_producer_whose_key_is_not_for_it_the_client_may_be_one_who_was_erased(
      @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("producers"), KEY + " " + organisation + "\n");
    Producers producers = Producers.of(null, file, Topics.INTERACTIONS);
    ConsumerRecord<byte[], byte[]> record = misdirected(Topics.INTERACTIONS);
    record.headers().add(Producers.KEY_HEADER, KEY.getBytes(UTF_8));
    assertThat(maySend(producers, record, refused)).isTrue();

    Erasing.erase(PLATFORM, organisation, client);

    assertThat(maySend(producers, record, refused)).isFalse();
  }
}
