package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.journey.ingest.Intake;
import org.journey.ingest.Outcome;
import org.journey.ingest.Quotas;
import org.journey.ingest.Recorder;
import org.journey.ingest.Submission;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.log.LogUnavailable;
import org.journey.sealing.DailyKeys;
import org.journey.security.Role;
import org.journey.tracing.Traces;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chunk whose recording fails, on a real log and broker: only the recorder is made to fail. */
class ChunkRecordingTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final long PATIENCE_MILLIS = 20_000;

  private final String organisation = Events.fresh("chunk");
  private final String journey = Events.fresh("j");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final Recorder log = bean(Recorder.class);

  private static <T> T bean(Class<T> type) {
    return PLATFORM.application().getBean(type);
  }

  /** The platform's recorder, but for what a test makes of it. */
  private abstract class Failing implements Recorder {
    @Override
    public Outcome record(Submission submission) {
      return log.record(submission);
    }

    @Override
    public Outcome dryRun(Submission submission) {
      return log.dryRun(submission);
    }
  }

  private static String idOf(Submission submission) {
    return submission.reading().identity() == null ? "" : submission.reading().identity().id();
  }

  /** Records them as one chunk, and waits for its end. */
  private void record(Recorder recorder, ObjectNode... events) throws Exception {
    Membership.Means means =
        new Membership.Means(
            bean(KafkaClients.class),
            new RecordReader(bean(Intake.class), bean(Producers.class)),
            recorder,
            bean(Quotas.class),
            bean(DailyKeys.class),
            new InboundMetrics(registry, Set.of(), InstantSource.system()),
            () -> true,
            InstantSource.system(),
            bean(Traces.class));
    Chunk chunk = new Chunk();
    long offset = 0;
    for (ObjectNode event : events) {
      ConsumerRecord<byte[], byte[]> record =
          new ConsumerRecord<>(
              Topics.INTERACTIONS,
              0,
              offset++,
              journey.getBytes(UTF_8),
              Wire.ofOrganisation(event, organisation).toString().getBytes(UTF_8));
      chunk.add(record, means.reader().settle(record));
    }
    try (Rejections rejections =
        new Rejections(means.clients(), means.keys(), InstantSource.system())) {
      ChunkRecording recording = ChunkRecording.start(chunk, rejections, means);
      assertThat(recording.ended(PATIENCE_MILLIS)).isTrue();
    }
  }

  private List<String> stored() {
    return staff.idsOf(journey);
  }

  private static String id(ObjectNode event) {
    return event.required("id").stringValue();
  }

  @Test
  void one_that_the_platform_fails_on_is_put_aside_and_those_beside_it_are_stored()
      throws Exception {
    ObjectNode referral = Events.referral(journey);
    ObjectNode fatal = Events.session(journey, "2026-01-20T14:00:00Z");
    ObjectNode last = Events.session(journey, "2026-01-27T14:00:00Z");
    record(
        new Failing() {
          @Override
          public List<Outcome> recordAll(List<Submission> chunk) {
            throw new IllegalStateException("a defect");
          }

          @Override
          public Outcome record(Submission submission) {
            if (idOf(submission).equals(id(fatal))) {
              throw new IllegalStateException("a defect");
            }
            return super.record(submission);
          }
        },
        referral,
        fatal,
        last);
    assertThat(stored()).containsExactly(id(referral), id(last));
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      JsonNode told =
          Wire.json(
              wire.await(
                      Topics.REJECTED,
                      1,
                      record -> Wire.json(record).at("/id").asString("").equals(id(fatal)))
                  .getFirst());
      assertThat(told.at("/problem/type").asString()).endsWith("/unavailable");
      assertThat(told.toString()).doesNotContain("a defect");
    }
  }

  @Test
  void one_that_the_log_never_takes_whole_is_taken_in_pieces_and_in_order() throws Exception {
    AtomicInteger whole = new AtomicInteger();
    ObjectNode referral = Events.referral(journey);
    ObjectNode second = Events.session(journey, "2026-01-20T14:00:00Z");
    ObjectNode third = Events.session(journey, "2026-01-27T14:00:00Z");
    record(
        new Failing() {
          @Override
          public List<Outcome> recordAll(List<Submission> chunk) {
            if (chunk.size() > 1) {
              whole.incrementAndGet();
              throw new LogUnavailable("it took too long", null);
            }
            return log.recordAll(chunk);
          }
        },
        referral,
        second,
        third);
    assertThat(whole).hasValue(3);
    assertThat(stored()).containsExactly(id(referral), id(second), id(third));
  }

  /** As while a release is rolled out whose tables are not there yet, or a right was taken away. */
  @Test
  void what_the_database_lets_nobody_do_is_waited_for_and_nothing_is_put_aside() throws Exception {
    ObjectNode referral = Events.referral(journey);
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    AtomicInteger asked = new AtomicInteger();
    record(
        new Failing() {
          @Override
          public List<Outcome> recordAll(List<Submission> chunk) {
            if (asked.incrementAndGet() <= 2) {
              throw new IllegalStateException("refused", new SQLException("refused", "42501"));
            }
            return log.recordAll(chunk);
          }

          @Override
          public Outcome record(Submission submission) {
            throw new AssertionError("one by one");
          }
        },
        referral,
        session);
    assertThat(asked).hasValue(3);
    assertThat(stored()).containsExactly(id(referral), id(session));
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      assertThat(
              wire.all(Topics.REJECTED).stream().map(one -> Wire.json(one).path("id").asString("")))
          .doesNotContain(id(referral), id(session));
    }
  }

  /** What is tried again is not counted again. */
  @Test
  void outcomes_are_counted_once_however_often_a_chunk_is_tried() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    record(
        new Failing() {
          @Override
          public List<Outcome> recordAll(List<Submission> chunk) {
            List<Outcome> outcomes = log.recordAll(chunk);
            if (asked.incrementAndGet() <= 2) {
              throw new LogUnavailable("the answer was lost", null);
            }
            return outcomes;
          }
        },
        Events.referral(journey),
        // Nobody knows of its journey.
        Events.session(Events.fresh("nobodys"), "2026-01-20T14:00:00Z"));
    assertThat(counted("accepted") + counted("duplicate")).isEqualTo(1);
    assertThat(counted("refused")).isEqualTo(1);
    assertThat(
            registry.get("journey.kafka.in.refused").counters().stream()
                .filter(counter -> counter.count() == 1)
                .map(counter -> counter.getId().getTag("problem")))
        .containsExactly("invalid-interaction");
  }

  private double counted(String outcome) {
    return registry.get("journey.kafka.in.records").tag("outcome", outcome).counter().count();
  }
}
