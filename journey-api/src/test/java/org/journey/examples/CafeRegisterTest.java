package org.journey.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** docs/examples/CafeRegister.java: a register sent over Kafka is stored, and twice is once. */
class CafeRegisterTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  @TempDir private Path directory;

  private final String organisation = Events.fresh("cafe");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);

  private Program.Run send(String register) throws Exception {
    return Program.run(
        directory,
        Map.of(),
        register,
        Program.overKafka("CafeRegister.java", PLATFORM.kafka(), organisation, "w-7", "--follow"));
  }

  private JsonNode interactions(String journey) {
    return staff
        .get("/api/v1/journeys/" + journey + "/timeline")
        .is(200)
        .json()
        .required("interactions");
  }

  @Test
  void who_came_is_stored_and_the_same_register_again_stores_nothing_more() throws Exception {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    String register =
        """
        %1$s 2026-01-20T14:00:00Z social-cafe
        %1$s 2026-01-27T14:00:00Z social-cafe
        """
            .formatted(journey);
    Program.Run sent = send(register);
    assertThat(sent.exit()).as(sent.told()).isZero();
    assertThat(sent.printed().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).matches(journey + " .* social-cafe [0-9]+"));
    JsonNode before = interactions(journey);
    assertThat(before).hasSize(3);
    assertThat(before.at("/1/interaction/recordedby").asString("")).isEqualTo("w-7");

    assertThat(send(register).printed()).isEqualTo(sent.printed());
    assertThat(interactions(journey)).isEqualTo(before);
  }

  @Test
  void the_same_moment_written_otherwise_is_the_same_attendance() throws Exception {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    Program.Run sent =
        send(
            """
            %1$s 2026-01-20T14:00:00Z social-cafe
            %1$s 2026-01-20T15:00:00.000+01:00   social-cafe
            """
                .formatted(journey));
    assertThat(sent.exit()).as(sent.told()).isZero();
    assertThat(sent.printed().lines().distinct()).hasSize(1);
    assertThat(interactions(journey)).hasSize(2);
  }

  @Test
  void a_line_that_is_none_is_named_and_nothing_of_the_register_is_sent() throws Exception {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    Program.Run sent =
        send(journey + " 2026-01-20T14:00:00Z social-cafe\n\n" + journey + " yesterday cafe\n");
    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.told()).contains("not JOURNEY TIME ACTIVITY: line 3");
    // What comes behind it in its partition would have come after it.
    assertThat(send(journey + " 2026-01-21T14:00:00Z social-cafe\n").exit()).isZero();
    assertThat(interactions(journey)).hasSize(2);
  }

  @Test
  void what_it_needs_is_named_in_the_version_that_runs_here() throws Exception {
    assertThat(Files.readString(Program.EXAMPLES.resolve("README.md")))
        .contains("org.apache.kafka:kafka-clients:" + AppInfoParser.getVersion() + "\n");
  }
}
