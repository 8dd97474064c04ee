package org.journey.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.journey.access.AccessEntry;
import org.journey.access.AccessLog;
import org.journey.kafka.AsyncDescription;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the platform stores is indexed as what it is: nothing of it is taken for a hand in the
 * database, whatever its type and by whichever way it came.
 */
class RowCheckTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  @Test
  void every_type_and_every_entry_is_as_its_bytes_say() {
    String organisation = Events.fresh("indexed");
    List<ObjectNode> story = AsyncDescription.story(organisation);
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      story.forEach(wire::send);
      wire.await(
          Topics.RECORDED,
          story.size(),
          record -> organisation.equals(Wire.header(record, "ce_organisation")));
    }
    Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
    manager.get("/api/v1/journeys").is(200);
    manager.get("/api/v1/journeys/j-1").is(200);
    manager.get("/api/v1/clients/c-1/record").is(200);
    manager.get("/api/v1/journeys/nowhere").is(404);
    manager.get("/api/v1/cohorts/sampling-frame").is(200);
    AccessLog access = PLATFORM.application().getBean(AccessLog.class);
    access.writeCommand(AccessEntry.Command.EXPORT, organisation);
    access.writeCommand(AccessEntry.Command.REPLAY, organisation);

    assertThat(firstBad(TreeLog.INTERACTIONS)).isNull();
    assertThat(firstBad(TreeLog.ACCESS)).isNull();
  }

  private static RowCheck.@Nullable Bad firstBad(TreeLog log) {
    DataSource source = PLATFORM.application().getBean(DataSource.class);
    long leaves = new Trees(source, log).leaves();
    assertThat(leaves).isPositive();
    return new RowCheck(source, log).firstBad(leaves);
  }
}
