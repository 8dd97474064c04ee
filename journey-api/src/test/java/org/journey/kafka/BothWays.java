package org.journey.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds of both ways, whichever broker it is. */
abstract class BothWays {

  private final String organisation = Events.fresh("kafka");
  private final Wire wire;
  private final Caller staff;
  private final Caller admin;

  BothWays(RunningPlatform platform, Wire wire) {
    this.wire = wire;
    this.staff = platform.caller("w-1", organisation, Role.STAFF);
    this.admin = platform.caller("a-1", organisation, Role.ADMIN);
  }

  /** Where the broker's files are. */
  abstract Path brokerFiles();

  private ObjectNode ours(ObjectNode event) {
    return Wire.ofOrganisation(event, organisation);
  }

  private boolean isAbout(ConsumerRecord<byte[], byte[]> record, String journey) {
    return record.key() != null
        && journey.equals(new String(record.key(), UTF_8))
        && (record.topic().equals(Topics.REJECTED)
            || organisation.equals(Wire.header(record, "ce_organisation")));
  }

  /** What the platform cannot tell for the moment is asked again. */
  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    for (; ; ) {
      try {
        if (condition.getAsBoolean()) {
          return;
        }
        assertThat(System.nanoTime()).as("in 20 s").isLessThan(end);
      } catch (AssertionError refused) {
        if (System.nanoTime() > end) {
          throw refused;
        }
      }
      Thread.sleep(50);
    }
  }

  @Test
  void what_is_sent_in_either_mode_is_stored_and_told_to_who_follows() throws Exception {
    String journey = Events.fresh("j");
    ObjectNode referral = ours(Events.referral(journey));
    ObjectNode session = ours(Events.session(journey, "2026-01-20T14:00:00Z"));
    ((ObjectNode) session.required("data")).put("note", "she said: canary-note");
    wire.send(referral);
    wire.sendBinary(session);
    String bare = Events.fresh("e");
    ObjectNode third = ours(Events.session(journey, "2026-01-27T14:00:00Z")).put("id", bare);
    // As a console producer sends it.
    wire.send(Topics.INTERACTIONS, journey, Map.of(), Answer.JSON.writeValueAsBytes(third));

    List<ConsumerRecord<byte[], byte[]>> recorded =
        wire.await(Topics.RECORDED, 3, record -> isAbout(record, journey));
    List<JsonNode> events = recorded.stream().map(Wire::json).toList();
    assertThat(events)
        .extracting(event -> event.required("id").stringValue())
        .containsExactly(
            referral.required("id").stringValue(), session.required("id").stringValue(), bare);
    assertThat(events.getFirst().at("/data/person"))
        .isEqualTo(Answer.JSON.readTree("{\"withheld\":true}"));
    assertThat(events.get(1).at("/data/note"))
        .isEqualTo(Answer.JSON.readTree("{\"withheld\":true}"));
    assertThat(events.get(1).at("/data/activityId").stringValue()).isEqualTo("social-cafe");
    assertThat(events)
        .extracting(event -> event.required("sequence").stringValue())
        .isSorted()
        .allMatch(sequence -> sequence.matches("[0-9]{19}"));
    ConsumerRecord<byte[], byte[]> first = recorded.getFirst();
    assertThat(Wire.header(first, "content-type")).startsWith("application/cloudevents+json");
    assertThat(Wire.header(first, "ce_type")).isEqualTo("journey.referral-received.v1");
    assertThat(Wire.header(first, "ce_sequence"))
        .isEqualTo(events.getFirst().required("sequence").stringValue());

    assertThat(staff.get("/api/v1/journeys/" + journey).is(200).json().required("status"))
        .hasToString("\"OPEN\"");
    JsonNode told = staff.get("/api/v1/journeys/" + journey + "/timeline").is(200).json();
    assertThat(told.at("/interactions/1/interaction/data/note").stringValue())
        .isEqualTo("she said: canary-note");
    assertThat(filesHold("canary-note")).containsOnly(Topics.INTERACTIONS);
  }

  /** The topics whose files hold a text. */
  private List<String> filesHold(String text) throws IOException {
    LinkedHashSet<String> topics = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(brokerFiles())) {
      for (Path file : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains(text)) {
          topics.add(directoryOf(file).replaceFirst("-[0-9]+$", ""));
        }
      }
    }
    return List.copyOf(topics);
  }

  private static String directoryOf(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }

  @Test
  void what_is_recorded_by_http_is_told_to_who_follows_as_well() {
    String journey = Events.fresh("j");
    long sequence = staff.post(Events.referral(journey)).is(201).sequence();
    JsonNode event =
        Wire.json(wire.await(Topics.RECORDED, 1, record -> isAbout(record, journey)).getFirst());
    assertThat(Long.parseLong(event.required("sequence").stringValue())).isEqualTo(sequence);
  }

  @Test
  void a_refusal_goes_to_its_topic_and_holds_up_nobody_behind_it() throws Exception {
    String journey = Events.fresh("j");
    String before = Events.fresh("e");
    wire.send(ours(Events.session(journey, "2026-01-20T14:00:00Z")).put("id", before));
    RecordMetadata rubbish =
        wire.send(Topics.INTERACTIONS, journey, Map.of(), "canary-rubbish".getBytes(UTF_8));
    ObjectNode referral = ours(Events.referral(journey));
    wire.send(referral);
    ObjectNode after = ours(Events.session(journey, "2026-01-27T14:00:00Z"));
    wire.send(after);

    List<JsonNode> rejected =
        wire.await(Topics.REJECTED, 2, record -> isAbout(record, journey)).stream()
            .map(Wire::json)
            .toList();
    assertThat(rejected)
        .extracting(one -> one.at("/problem/type").stringValue())
        .containsExactly("/problems/journey-not-opened", "/problems/malformed");
    assertThat(rejected.getFirst().required("id").stringValue()).isEqualTo(before);
    assertThat(rejected.get(1).required("topic").stringValue()).isEqualTo(Topics.INTERACTIONS);
    assertThat(rejected.get(1).required("partition").intValue()).isEqualTo(rubbish.partition());
    assertThat(rejected.get(1).required("offset").longValue()).isEqualTo(rubbish.offset());
    eventually(() -> staff.idsOf(journey).size() == 2);
    assertThat(staff.idsOf(journey))
        .containsExactly(referral.required("id").stringValue(), after.required("id").stringValue());
    assertThat(filesHold("canary-rubbish")).containsOnly(Topics.INTERACTIONS);
  }

  @Test
  void what_was_refused_is_sent_again_by_times_and_by_offsets() throws Exception {
    String journey = Events.fresh("j");
    Instant began = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(1);
    ObjectNode early = ours(Events.session(journey, "2026-01-20T14:00:00Z"));
    wire.send(early);
    ConsumerRecord<byte[], byte[]> first =
        wire.await(Topics.REJECTED, 1, record -> isAbout(record, journey)).getFirst();
    staff.post(Events.referral(journey)).is(201);
    String range = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(began, began.plusSeconds(3_600));
    JsonNode answer = redrive(admin, range).is(202).json();
    assertThat(answer.required("records").longValue()).isPositive();
    eventually(() -> staff.idsOf(journey).contains(early.required("id").stringValue()));

    // Once more: a repeat, and nothing is stored twice.
    String offsets = "{\"from\":%d,\"to\":%d}".formatted(first.offset(), first.offset());
    assertThat(redrive(admin, offsets).is(202).json().required("records").longValue()).isEqualTo(1);
    wire.await(
        Topics.INTERACTIONS,
        3,
        record -> record.key() != null && journey.equals(new String(record.key(), UTF_8)));
    // What comes behind it in its partition is recorded: so it was read.
    ObjectNode behind = ours(Events.session(journey, "2026-01-27T14:00:00Z"));
    wire.send(behind);
    eventually(() -> staff.idsOf(journey).contains(behind.required("id").stringValue()));
    assertThat(staff.idsOf(journey)).hasSize(3);
  }

  /** What cannot be kept whole is told all the same, and those behind it go on. */
  @Test
  void a_refusal_that_fits_no_record_holds_up_nobody() throws Exception {
    String journey = Events.fresh("j");
    Map<String, String> attribute = Map.of("ce_" + "x".repeat(70_000), "1");
    wire.send(Topics.INTERACTIONS, journey, attribute, "{}".getBytes(UTF_8));
    ObjectNode many = ours(Events.referral(journey));
    ((ObjectNode) many.required("data")).putArray("reasons");
    String full =
        Answer.JSON
            .writeValueAsString(many)
            .replace("\"reasons\":[]", "\"reasons\":[\"\"" + ",\"\"".repeat(20_000) + "]");
    wire.send(Topics.INTERACTIONS, journey, Map.of(), full.getBytes(UTF_8));
    wire.send(Topics.INTERACTIONS, journey, Map.of(), "x".repeat(900_000).getBytes(UTF_8));
    ObjectNode referral = ours(Events.referral(journey));
    wire.send(referral);

    eventually(() -> staff.idsOf(journey).size() == 1);
    List<String> problems =
        wire.await(Topics.REJECTED, 3, record -> isAbout(record, journey)).stream()
            .map(record -> Wire.json(record).at("/problem/type").stringValue())
            .toList();
    assertThat(problems)
        .containsExactly(
            "/problems/too-large", "/problems/invalid-interaction", "/problems/too-large");
  }

  private static Answer redrive(Caller caller, String range) {
    return caller.post("/api/v1/rejected/redrive", "application/json", range.getBytes(UTF_8));
  }

  @Test
  void a_range_that_is_none_is_refused() {
    for (String body :
        List.of(
            "{}",
            "{\"from\":1}",
            "{\"from\":2,\"to\":1}",
            "{\"from\":-1,\"to\":1}",
            "{\"from\":1.5,\"to\":2}",
            "{\"from\":\"yesterday\",\"to\":\"today\"}",
            "{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}",
            "{\"from\":1,\"to\":\"2026-01-01T00:00:00Z\"}",
            "{\"from\":1,\"to\":2,\"topic\":\"journey.recorded\"}")) {
      redrive(admin, body).isProblem(400, "invalid-parameter");
    }
    redrive(admin, "[").isProblem(400, "malformed");
    // Before Kafka's time: none of that is there, and so it is a range.
    redrive(admin, "{\"from\":\"1900-01-01T00:00:00Z\",\"to\":\"1900-01-02T00:00:00Z\"}").is(202);
    redrive(staff, "{}").isProblem(403, "forbidden");
  }

  @Test
  void what_is_delivered_twice_is_stored_once_and_each_in_its_order() throws Exception {
    String journey = Events.fresh("j");
    List<ObjectNode> events = new ArrayList<>();
    events.add(ours(Events.referral(journey)));
    for (int day = 1; day <= 9; day++) {
      events.add(ours(Events.session(journey, "2026-02-0" + day + "T14:00:00Z")));
    }
    events.forEach(wire::send);
    events.forEach(wire::sendBinary);
    List<String> ids = events.stream().map(event -> event.required("id").stringValue()).toList();
    eventually(() -> staff.idsOf(journey).size() == ids.size());
    List<String> recorded =
        wire.await(Topics.RECORDED, ids.size(), record -> isAbout(record, journey)).stream()
            .map(record -> Wire.json(record).required("id").stringValue())
            .toList();
    assertThat(recorded).containsExactlyElementsOf(ids);
    ObjectNode last = ours(Events.session(journey, "2026-02-20T14:00:00Z"));
    wire.send(last);
    eventually(() -> staff.idsOf(journey).size() == ids.size() + 1);
    String lastId = last.required("id").stringValue();
    wire.await(Topics.RECORDED, 1, record -> lastId.equals(Wire.header(record, "ce_id")));
    // At least once: a repeat has the sequence of what it repeats.
    assertThat(
            wire.all(Topics.RECORDED).stream()
                .filter(record -> isAbout(record, journey))
                .map(record -> Wire.header(record, "ce_sequence"))
                .distinct())
        .hasSize(ids.size() + 1);
  }

  @Test
  void a_rebuild_publishes_nothing_again() throws Exception {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    for (int day = 1; day <= 28; day++) {
      staff.post(Events.session(journey, "2026-02-%02dT14:00:00Z".formatted(day))).is(201);
    }
    wire.await(Topics.RECORDED, 29, record -> isAbout(record, journey));
    admin.post("/api/v1/projections/journeys/rebuild").is(202);
    eventually(
        () -> {
          for (JsonNode one :
              admin.get("/api/v1/projections").is(200).json().required("projections")) {
            if (!one.required("state").stringValue().equals("LIVE")) {
              return false;
            }
          }
          return true;
        });
    String next = Events.fresh("j");
    staff.post(Events.referral(next)).is(201);
    wire.await(Topics.RECORDED, 1, record -> isAbout(record, next));
    // At least once allows for a stretch told twice, but not for all that was rebuilt.
    long told =
        wire.all(Topics.RECORDED).stream().filter(record -> isAbout(record, journey)).count();
    assertThat(told).isBetween(29L, 29L + 14);
  }
}
