package org.journey.ingest.kafka;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.journey.interaction.Identity;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.sealing.DailyKeys;
import org.journey.web.Answers;
import org.journey.web.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of {@code journey.interactions.rejected}: what was wrong with which record, and the
 * record itself, sealed.
 *
 * @param topic where it was read
 * @param partition of that topic
 * @param offset in that partition
 * @param refused when it was
 * @param day of the key that seals it
 * @param ciphertext the record, sealed
 */
record Rejection(
    String topic, int partition, long offset, Instant refused, LocalDate day, byte[] ciphertext) {

  /** What is larger is told and not kept: it would not go into a record of its topic. */
  static final int MOST_KEPT = 5 * 1024 * 1024 / 2;

  private static final int MOST_ERRORS = 500;

  private static final JsonMapper JSON = Json.MAPPER;

  /**
   * What is written of a refused record. Nothing of it is readable but its identity and place; of
   * one that came for somebody who is erased nothing else is kept.
   */
  static byte[] write(
      ConsumerRecord<byte[], byte[]> record,
      Problem problem,
      @Nullable Identity identity,
      Instant now,
      DailyKeys keys) {
    byte[] bytes = RefusedRecord.of(record).bytes();
    byte[] ciphertext =
        bytes.length > MOST_KEPT || problem.type() == ProblemType.CLIENT_ERASED
            ? null
            : keys.seal(
                day(now), bytes, place(record.topic(), record.partition(), record.offset()));
    return json(record, problem, identity, now, ciphertext);
  }

  /** The same without the record, of which nothing is kept, and with the first error alone. */
  static byte[] writeBare(
      ConsumerRecord<byte[], byte[]> record,
      Problem problem,
      @Nullable Identity identity,
      Instant now) {
    return json(record, first(problem, 1), identity, now, null);
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** A message of 64 KiB can have twenty thousand errors, which would go into no record. */
  private static Problem first(Problem problem, int most) {
    return problem.errors().size() <= most
        ? problem
        : new Problem(
            problem.type(),
            problem.detail(),
            problem.errors().subList(0, most),
            problem.parameter());
  }

  private static byte[] json(
      ConsumerRecord<byte[], byte[]> record,
      Problem problem,
      @Nullable Identity identity,
      Instant now,
      byte @Nullable [] ciphertext) {
    return Answers.json(
        json -> {
          json.writeStartObject();
          json.writeName("problem");
          // Not the sender alone reads it, and it outlives the key of what was sent.
          Problems.write(json, first(problem.unnamed(), MOST_ERRORS));
          json.writeStringProperty("topic", record.topic());
          json.writeNumberProperty("partition", record.partition());
          json.writeNumberProperty("offset", record.offset());
          Answers.text(json, "source", identity == null ? null : identity.source());
          Answers.text(json, "id", identity == null ? null : identity.id());
          json.writeStringProperty("rejectedTime", Rfc3339.format(now));
          json.writeStringProperty("day", day(now).toString());
          Answers.text(
              json,
              "sealed",
              ciphertext == null ? null : Base64.getEncoder().encodeToString(ciphertext));
          json.writeEndObject();
        });
  }

  /** Reads one; null if it is none of ours. */
  static @Nullable Rejection read(byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    try {
      JsonNode json = JSON.readTree(value);
      return new Rejection(
          json.required("topic").stringValue(),
          json.required("partition").intValue(),
          json.required("offset").longValue(),
          Objects.requireNonNull(Rfc3339.parse(json.required("rejectedTime").stringValue())),
          LocalDate.parse(json.required("day").stringValue()),
          Base64.getDecoder().decode(json.required("sealed").stringValue()));
    } catch (RuntimeException notOurs) {
      return null;
    }
  }

  /** The record as it came; null if its day's key is destroyed. */
  @Nullable RefusedRecord open(DailyKeys keys) {
    byte[] bytes = keys.open(day, ciphertext, place(topic, partition, offset));
    return bytes == null ? null : RefusedRecord.read(bytes);
  }

  private static String place(String topic, int partition, long offset) {
    return topic + '\0' + partition + '\0' + offset;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rejection that
        && topic.equals(that.topic)
        && partition == that.partition
        && offset == that.offset;
  }

  @Override
  public int hashCode() {
    return Objects.hash(topic, partition, offset);
  }
}
