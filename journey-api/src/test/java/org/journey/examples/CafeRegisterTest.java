package org.journey.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/examples/CafeRegister.java: a register sent over Kafka is stored, and twice is once. */
class CafeRegisterTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  @TempDir private Path directory;

  private final String organisation = Events.fresh("cafe");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);

  /** Of this class path what docs/examples names, and no more. */
  private static String needed() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator, -1))
        .filter(
            entry ->
                Path.of(entry).getFileName().toString().matches("(kafka-clients|slf4j-api|lz4).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Program.Run send(String register) throws Exception {
    return Program.run(
        directory,
        Map.of(),
        register,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            needed(),
            Program.EXAMPLES.resolve("CafeRegister.java").toString(),
            PLATFORM.kafka(),
            organisation,
            "w-7"));
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
    var before = staff.get("/api/v1/journeys/" + journey + "/timeline").is(200).json();
    assertThat(before.required("interactions")).hasSize(3);
    assertThat(before.at("/interactions/1/interaction/recordedby").asString("")).isEqualTo("w-7");

    assertThat(send(register).printed()).isEqualTo(sent.printed());
    var after = staff.get("/api/v1/journeys/" + journey + "/timeline").is(200).json();
    assertThat(after.required("interactions")).isEqualTo(before.required("interactions"));
  }

  @Test
  void a_line_that_is_none_is_named_and_nothing_of_it_is_sent() throws Exception {
    Program.Run sent = send("j-1 yesterday\n");
    assertThat(sent.exit()).isNotZero();
    assertThat(sent.told()).contains("not JOURNEY TIME ACTIVITY: line 1");
  }
}
