package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.Slot;
import org.journey.engine.Slots;
import org.journey.security.Role;
import tools.jackson.databind.JsonNode;

/**
 * The running platform as who runs it sees it. There is one of each projection for all tests: who
 * has begun a rebuild waits for its end.
 */
public final class Operating {

  static final String ALL = "/api/v1/projections";
  static final String JOURNEYS = ALL + "/journeys";

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private static final Caller ADMIN = PLATFORM.caller("o-1", Events.fresh("ope"), Role.ADMIN);

  private Operating() {}

  /** The list's projection, as GET tells it. */
  static JsonNode status(Caller by) {
    for (JsonNode projection : by.get(ALL).is(200).json().required("projections")) {
      if (projection.required("name").stringValue().equals("journeys")) {
        return projection;
      }
    }
    throw new AssertionError("the projection of the list is not among them");
  }

  /** The list's projection as soon as no rebuild of it runs. */
  static JsonNode settled() {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode status = status(ADMIN);
      if (status.required("state").stringValue().equals("LIVE")) {
        return status;
      }
      assertThat(System.nanoTime()).as("a rebuild has ended within a minute").isLessThan(until);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Builds the list anew; what served before can be gone back to. */
  static JsonNode rebuilt() {
    settled();
    ADMIN.post(JOURNEYS + "/rebuild").is(202);
    JsonNode last = settled().required("lastRebuild");
    assertThat(last.required("state").stringValue()).isEqualTo("SWAPPED");
    return last;
  }

  /** Begins rebuilds until one is cancelled before it was done. */
  static Answer cancelled(Caller by) {
    for (int attempt = 0; attempt < 50; attempt++) {
      settled();
      by.post(JOURNEYS + "/rebuild").is(202);
      Answer answer = by.delete(JOURNEYS + "/rebuild");
      if (answer.status() == 204) {
        return answer;
      }
    }
    throw new AssertionError("no rebuild of 50 was slow enough to be cancelled");
  }

  /** A new journey of an organisation that the list could not fold, as the table has such. */
  public static String parked(String organisation) {
    String journey = Events.fresh("parked");
    Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
    long sequence = staff.post(Events.referral(journey)).is(201).sequence();
    staff.awaitListed(sequence);
    settled();
    ReadModels models = PLATFORM.application().getBean(ReadModels.class);
    Projection list = models.projection("journeys").orElseThrow();
    AtomicBoolean stored = new AtomicBoolean();
    models.ask(
        connection -> {
          Slot live = Slots.live(connection, list);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into projection_parked (projection, slot, organisation, journey,"
                      + " sequence, version, error) values (?, ?, ?, ?, ?, 0, 'Poison in"
                      + " Test.parked:1')")) {
            insert.setString(1, list.name());
            insert.setInt(2, live.number());
            insert.setString(3, organisation);
            insert.setString(4, journey);
            insert.setLong(5, sequence);
            stored.set(insert.executeUpdate() == 1);
          }
          return Boolean.TRUE;
        });
    assertThat(stored).isTrue();
    return journey;
  }
}
