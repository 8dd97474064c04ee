package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.journey.command.Here;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.sealing.DailyKeys;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** {@code journey redrive}, and what it does with what cannot be sent again. */
class RedriveTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("redrive");
  private final String journey = Events.fresh("j");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);

  private String token(Role role) {
    return PLATFORM.token("a-1", List.of(organisation), role);
  }

  /** As if it had been refused: at first nobody knew of its journey, say. */
  private ConsumerRecord<byte[], byte[]> record(String topic, ObjectNode event) {
    return new ConsumerRecord<>(
        topic,
        0,
        0,
        journey.getBytes(UTF_8),
        Wire.ofOrganisation(event, organisation).toString().getBytes(UTF_8));
  }

  @Test
  void one_whose_topic_is_gone_holds_up_none_behind_it() throws Exception {
    ObjectNode referral = Events.referral(journey);
    Problem problem = Problem.of(ProblemType.UNKNOWN_REFERENCE, "for a test");
    List<Rejections.Sent> refused = new ArrayList<>();
    try (Rejections rejections =
        new Rejections(
            PLATFORM.application().getBean(KafkaClients.class),
            PLATFORM.application().getBean(DailyKeys.class),
            InstantSource.system())) {
      refused.add(
          rejections.send(
              record("gone", Events.session(journey, "2026-01-20T14:00:00Z")), problem, null));
      refused.add(rejections.send(record(Topics.INTERACTIONS, referral), problem, null));
      rejections.await(refused);
    }
    String from = Long.toString(refused.getFirst().answer().get().offset());
    String to = Long.toString(refused.getLast().answer().get().offset());

    Here sent =
        Here.run(
            "redrive",
            "--url",
            PLATFORM.url(),
            "--token",
            token(Role.ADMIN),
            "--from",
            from,
            "--to",
            to);

    assertThat(sent.exit()).as(sent.err()).isZero();
    assertThat(Answer.JSON.readTree(sent.out()).required("records").longValue())
        .isEqualTo(Long.parseLong(to) - Long.parseLong(from) + 1);
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (staff.get("/api/v1/journeys/" + journey).status() != 200) {
      assertThat(System.nanoTime()).as("the second is stored").isLessThan(end);
      Thread.sleep(100);
    }
  }

  @Test
  void who_may_not_and_what_is_no_range_is_told() {
    Here forbidden =
        Here.run(
            "redrive",
            "--url",
            PLATFORM.url(),
            "--token",
            token(Role.STAFF),
            "--from",
            "0",
            "--to",
            "1");
    assertThat(forbidden.exit()).isEqualTo(1);
    assertThat(forbidden.err()).contains("403");
    Here none =
        Here.run(
            "redrive",
            "--url",
            PLATFORM.url(),
            "--token",
            token(Role.ADMIN),
            "--from",
            "yesterday",
            "--to",
            "1");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("400").contains("from");
    assertThat(Here.run("redrive", "--from", "0", "--to", "1").exit()).isEqualTo(2);
  }
}
