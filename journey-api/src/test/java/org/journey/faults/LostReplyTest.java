package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.journey.faults.Observation.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The reply is lost after the commit, and the client sends again. */
@ExtendWith(RunningApplication.class)
class LostReplyTest {

  private static final String SOURCE = "/faults/lost-reply";

  @Test
  void sent_again_after_a_lost_reply_it_is_one_row_and_the_same_answer(
      RunningApplication.Instance instance) throws Exception {
    Random random = new Random(Seed.next("lost replies"));
    Ledger ledger = new Ledger();
    try (Load load = new Load(instance.api(), ledger, SOURCE, 1);
        TcpProxy proxy = new TcpProxy(instance.application().port());
        Api through = instance.api().at(proxy.port())) {
      String journey = load.journeys().getFirst();
      proxy.mode(TcpProxy.Mode.REPLIES_LOST);
      for (int number = 0; number < 20; number++) {
        String id = "lost-" + number;
        String body =
            Interactions.ordinary(
                SOURCE, id, journey, Instant.parse("2026-02-01T09:00:00Z"), random);
        Fate fate =
            ledger.send(
                through,
                new Sent("lost", number, journey, SOURCE, id, body),
                Duration.ofSeconds(10));
        assertThat(fate).isInstanceOf(Fate.Unknown.class);
      }
      // The replies were on their way, so what they would have said is done.
      Map<List<String>, Long> stored = LogRows.sequences(instance.log().all());
      for (int number = 0; number < 20; number++) {
        assertThat(stored).containsKey(List.of(SOURCE, "lost-" + number));
      }
    }
    new Aftermath(instance.api(), instance.log()).assertPromiseKept(ledger);
  }
}
