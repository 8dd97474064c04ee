package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceDesk.Figures;
import org.journey.derived.ServiceQuestion;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.service.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures say how many journeys they lack: those, each once, and no others. */
class LackingFiguresTest {

  private static final Period PERIOD =
      new Period(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));
  private static final StageModel OTHER = StageModels.builtIn().getLast();

  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  private static Figures figures(TestNode node, StageModel model, long sequence) {
    return node.bean(ServiceDesk.class)
        .figures(new ServiceQuestion("a", PERIOD, model, Instant.now(), sequence));
  }

  private static String value(Figures figures, String path) {
    return figures.root().find(path).orElseThrow().toJson().required("value").toString();
  }

  @Test
  void a_journey_that_cannot_be_read_lacks_once_under_any_model_and_only_since_it_cannot()
      throws Exception {
    TestNode before = projecting.node();
    Projecting.record(
        before, List.of(Messages.referral("a", "j-1"), Messages.referral("a", "j-2")));
    projecting.caughtUp(before);
    projecting.end(before);
    Row sound;
    try (TestNode recording = new TestNode(projecting.database().application())) {
      Projecting.record(recording, List.of(Messages.session("a", "j-1", "s-1")));
      sound = projecting.log().getLast();
      projecting
          .database()
          .execute(
              "update interaction set event = convert_to('{\"type\":\"journey.unheard-of.v1\"}',"
                  + " 'UTF8') where id = 's-1'");
      Projecting.record(recording, List.of(Messages.session("a", "j-2", "s-2")));
    }
    TestNode node = projecting.node();
    projecting.caughtUp(node);
    long head = projecting.head();
    assertThat(head).isEqualTo(4);

    Figures now = figures(node, StageModels.defaultModel(), head);
    assertThat(now.incomplete()).isEqualTo(1);
    assertThat(value(now, "referrals")).as("one of them as it could last be read").isEqualTo("2");
    assertThat(value(now, "attendance")).isEqualTo("1");
    Figures other = figures(node, OTHER, head);
    assertThat(other.incomplete()).as("parked, and not to be folded: once").isEqualTo(1);
    assertThat(value(other, "referrals")).isEqualTo("1");
    for (StageModel model : List.of(StageModels.defaultModel(), OTHER)) {
      Figures then = figures(node, model, 2);
      assertThat(then.incomplete()).as("before what cannot be read").isZero();
      assertThat(value(then, "referrals")).isEqualTo("2");
      assertThat(figures(node, model, 1).incomplete()).isZero();
    }

    projecting
        .database()
        .execute(
            "update interaction set event = decode('"
                + java.util.HexFormat.of().formatHex(sound.event())
                + "', 'hex') where id = 's-1'");
    for (StageModel model : List.of(StageModels.defaultModel(), OTHER)) {
      Figures mended = figures(node, model, head);
      assertThat(mended.incomplete()).as("still parked, and yet whole").isZero();
      assertThat(value(mended, "attendance")).isEqualTo("2");
    }
    assertThat(Projecting.status(node, node.bean(ServiceDesk.class).projection()).parked())
        .isEqualTo(1);
  }

  @Test
  void while_another_release_s_table_serves_every_journey_is_folded_from_the_log() {
    TestNode node = projecting.node();
    // Alone, so that it is the first: those of several journeys come in any order.
    Projecting.record(node, List.of(Messages.referral("a", "j-1")));
    Projecting.record(
        node,
        List.of(
            Messages.session("a", "j-1", "s-1"),
            Messages.referral("a", "j-2"),
            Messages.referral("b", "j-1")));
    projecting.caughtUp(node);
    Figures rows = figures(node, StageModels.defaultModel(), 4);
    assertThat(rows.fromRows()).isTrue();
    assertThat(figures(node, OTHER, 4).fromRows()).isFalse();

    // Rows of a form that this release cannot read.
    projecting.database().execute("update service_facts_0 set facts = decode('63', 'hex')");
    projecting
        .database()
        .execute("update projection_slot set version = 99 where projection = 'services'");

    Figures folded = figures(node, StageModels.defaultModel(), 4);
    assertThat(folded.fromRows()).isFalse();
    assertThat(folded.incomplete()).isZero();
    assertThat(folded.root().toJson()).isEqualTo(rows.root().toJson());
    assertThat(value(folded, "referrals")).isEqualTo("2");
    assertThat(value(figures(node, StageModels.defaultModel(), 1), "referrals")).isEqualTo("1");
  }
}
