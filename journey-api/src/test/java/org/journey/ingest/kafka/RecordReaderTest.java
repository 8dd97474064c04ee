package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.journey.ingest.Intake;
import org.journey.ingest.Intake.Settled;
import org.journey.ingest.Submission;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kafka binding of CloudEvents, as far as it can be told from one record. */
class RecordReaderTest {

  private static final String TOPIC = "journey.interactions";
  private static final String DATA = "{\"activityId\":\"cafe\",\"category\":\"SOCIAL\"}";
  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/apps/cafe\","
          + "\"type\":\"journey.session-attended.v1\",\"subject\":\"j-1\","
          + "\"time\":\"2026-01-20T14:00:00Z\",\"organisation\":\"soar\",\"recordedby\":\"w-1\","
          + "\"data\":"
          + DATA
          + "}";

  private final RecordReader reader =
      new RecordReader(
          new Intake(InstantSource.fixed(Instant.parse("2026-02-01T00:00:00Z")), subTheme -> true),
          Producers.of(TOPIC + "=soar", null, TOPIC));

  private static List<Header> headers(String... pairs) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.add(new RecordHeader(pairs[i], pairs[i + 1].getBytes(UTF_8)));
    }
    return headers;
  }

  private static List<Header> binary(String... more) {
    List<Header> headers =
        headers(
            "content-type", "application/json",
            "ce_specversion", "1.0",
            "ce_id", "e-1",
            "ce_source", "/apps/cafe",
            "ce_type", "journey.session-attended.v1",
            "ce_subject", "j-1",
            "ce_time", "2026-01-20T14:00:00Z",
            "ce_organisation", "soar",
            "ce_recordedby", "w-1");
    headers.addAll(headers(more));
    return headers;
  }

  private Settled settle(@Nullable String key, List<Header> headers, @Nullable String value) {
    return reader.settle(
        new ConsumerRecord<>(
            TOPIC,
            0,
            7,
            0,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            key == null ? null : key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8),
            new RecordHeaders(headers),
            Optional.empty()));
  }

  private static Problem refused(Settled settled) {
    assertThat(settled).isInstanceOf(Settled.Refused.class);
    return ((Settled.Refused) settled).problem();
  }

  private static Submission ready(Settled settled) {
    assertThat(settled).isInstanceOf(Settled.Ready.class);
    return ((Settled.Ready) settled).submission();
  }

  @Test
  void both_modes_say_the_same() {
    Submission structured =
        ready(settle("j-1", headers("content-type", "application/cloudevents+json"), EVENT));
    Submission binary = ready(settle("j-1", binary(), DATA));
    assertThat(binary.reading().emitted()).isEqualTo(structured.reading().emitted()).isNotNull();
    assertThat(binary.organisation()).isEqualTo("soar");
    assertThat(binary.recordedBy()).isEqualTo("w-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/cloudevents+json; charset=utf-8",
        "Application/CloudEvents+JSON;charset=\"UTF-8\""
      })
  void a_whole_event_is_known_by_its_content_type(String type) {
    ready(settle("j-1", headers("content-type", type), EVENT));
  }

  @Test
  void a_whole_event_needs_no_header_and_no_key() {
    ready(settle(null, headers("traceparent", "00-1-2-01", "other", "x"), EVENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents-batch+json",
        "application/cloudevents+avro",
        "application/json; charset=utf-16",
        "text/plain",
        "application/xml"
      })
  void another_content_type_is_refused(String type) {
    assertThat(refused(settle("j-1", headers("content-type", type), EVENT)).type())
        .isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    List<Header> binary = binary();
    binary.set(0, headers("content-type", type).getFirst());
    assertThat(refused(settle("j-1", binary, DATA)).type())
        .isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void what_cannot_be_read_is_malformed() {
    List<Header> twice = binary("ce_id", "e-2");
    List<Header> notText = binary();
    notText.add(new RecordHeader("ce_traceparent", new byte[] {(byte) 0xc3, 0x28}));
    List<Header> without = binary();
    without.add(new RecordHeader("ce_traceparent", (byte[]) null));
    for (Settled settled :
        List.of(
            settle("j-1", headers(), null),
            settle("j-1", headers(), ""),
            settle("j-1", headers(), "[]"),
            settle("j-1", binary(), "[]"),
            settle("j-1", binary(), "{\"activityId\":"),
            settle("j-1", twice, DATA),
            settle("j-1", notText, DATA),
            settle("j-1", without, DATA),
            settle("j-1", binary("ce_data", "{}"), DATA),
            settle("j-1", binary("ce_datacontenttype", "application/json"), DATA))) {
      assertThat(refused(settled).type()).isEqualTo(ProblemType.MALFORMED);
    }
  }

  @Test
  void headers_that_carry_attributes_count_to_the_size_and_no_others() {
    String large = "x".repeat(Intake.LIMIT);
    assertThat(refused(settle("j-1", binary("ce_traceparent", large), DATA)).type())
        .isEqualTo(ProblemType.TOO_LARGE);
    ready(settle("j-1", binary("other", large), DATA));
    String whole = EVENT + " ".repeat(Intake.LIMIT - EVENT.length());
    ready(settle("j-1", headers("content-type", "application/cloudevents+json"), whole));
    assertThat(refused(settle("j-1", headers(), whole + " ")).type())
        .isEqualTo(ProblemType.TOO_LARGE);
    assertThat(refused(settle("j-1", headers(), EVENT + " ".repeat(Intake.LIMIT))).type())
        .isEqualTo(ProblemType.TOO_LARGE);
  }

  @Test
  void an_attribute_that_is_not_known_is_named() {
    Problem problem = refusedContent(settle("j-1", binary("ce_sequence", "1"), DATA));
    assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/sequence");
  }

  /** Told after identity is looked at; so it is among what is handed on. */
  private static Problem refusedContent(Settled settled) {
    return Problem.invalid(ProblemType.INVALID_INTERACTION, ready(settled).reading().errors());
  }

  @Test
  void organisation_and_recorder_must_be_told() {
    String without = EVENT.replace("\"organisation\":\"soar\",\"recordedby\":\"w-1\",", "");
    Problem problem = refused(settle("j-1", headers(), without));
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_INTERACTION);
    assertThat(problem.errors())
        .extracting(FieldError::pointer)
        .containsExactly("/organisation", "/recordedby");
  }

  @Test
  void another_key_than_the_journeys_is_refused() {
    for (String key : List.of("j-2", "", "J-1")) {
      Problem problem = refused(settle(key, headers(), EVENT));
      assertThat(problem.type()).isEqualTo(ProblemType.INVALID_INTERACTION);
      assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/subject");
    }
  }

  @Test
  void an_organisation_that_the_topic_is_not_bound_to_is_forbidden() {
    String other = EVENT.replace("\"soar\"", "\"north\"");
    assertThat(refused(settle("j-1", headers(), other)).type()).isEqualTo(ProblemType.FORBIDDEN);
  }

  @Test
  void a_merge_is_not_for_staff_apps() {
    String merge =
        EVENT
            .replace("session-attended", "client-merged")
            .replace("\"j-1\"", "\"c-1\"")
            .replace(DATA, "{\"into\":\"c-2\",\"reason\":\"the same\"}");
    assertThat(refused(settle("c-1", headers(), merge)).type()).isEqualTo(ProblemType.FORBIDDEN);
  }
}
