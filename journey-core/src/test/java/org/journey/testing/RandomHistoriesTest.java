package org.journey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Emitted;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Reading;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.Test;

class RandomHistoriesTest {

  @Test
  void the_same_seed_gives_the_same_history_and_another_another() {
    assertThat(RandomHistories.journey(7, 60)).isEqualTo(RandomHistories.journey(7, 60));
    assertThat(RandomHistories.journey(7, 60).recorded())
        .isNotEqualTo(RandomHistories.journey(8, 60).recorded());
  }

  @Test
  void every_type_that_an_emitter_sends_of_a_journey_occurs() {
    Set<InteractionType> met = EnumSet.noneOf(InteractionType.class);
    for (long seed = 0; seed < 20; seed++) {
      RandomHistories.journey(seed, 60).recorded().forEach(each -> met.add(each.type()));
    }
    assertThat(met)
        .containsExactlyInAnyOrderElementsOf(
            List.of(InteractionType.values()).stream()
                .filter(type -> !type.aboutClient() && !type.platformOnly())
                .toList());
  }

  @Test
  void every_message_is_read_as_what_was_meant() {
    for (long seed = 0; seed < 50; seed++) {
      RandomHistories.History history = RandomHistories.journey(seed, 60);
      List<byte[]> messages = history.messages();
      for (int i = 0; i < messages.size(); i++) {
        Reading reading =
            CloudEventReader.read(messages.get(i), RandomHistories.NOW, RandomHistories.VOCABULARY);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        Reading.Read read = (Reading.Read) reading;
        assertThat(read.errors()).as("seed %d, interaction %d", seed, i).isEmpty();
        Emitted expected = history.emitted().get(i);
        assertThat(read.emitted()).as("seed %d, interaction %d", seed, i).isEqualTo(expected);
      }
    }
  }

  @Test
  void journeys_of_one_log_share_its_sequence_without_gaps() {
    List<RandomHistories.History> histories = RandomHistories.journeys(3, 20, 30);
    List<Recorded> log =
        histories.stream().flatMap(history -> history.recorded().stream()).toList();
    assertThat(log.stream().mapToLong(Recorded::sequence).sorted().toArray())
        .isEqualTo(LongStream.rangeClosed(1, log.size()).toArray());
    for (RandomHistories.History history : histories) {
      assertThat(history.recorded()).isSortedAccordingTo((a, b) -> a.version() - b.version());
      assertThat(history.recorded())
          .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
      assertThat(history.recorded())
          .isSortedAccordingTo((a, b) -> a.recordedTime().compareTo(b.recordedTime()));
    }
  }
}
