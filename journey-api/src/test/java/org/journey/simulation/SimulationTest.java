package org.journey.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.journey.interaction.InteractionType;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is made from a seed: the same bytes, in the order of entry, accepted, in flat memory. */
class SimulationTest {

  private static final LocalDate FROM = SimulationParameters.DEFAULT_FROM;
  private static final LocalDate TO = SimulationParameters.DEFAULT_TO;

  private static SimulationParameters parameters(long clients, long seed) {
    return parameters(clients, seed, FROM, TO, null);
  }

  private static SimulationParameters parameters(
      long clients, long seed, LocalDate from, LocalDate to, @Nullable LocalDate until) {
    return new SimulationParameters(
        clients, seed, SimulationParameters.DEFAULT_ORGANISATIONS, from, to, until);
  }

  private static List<Line> lines(SimulationParameters parameters) {
    List<Line> lines = new ArrayList<>();
    new Simulation(parameters).forEachRemaining(lines::add);
    return lines;
  }

  private static List<String> texts(SimulationParameters parameters) {
    return lines(parameters).stream()
        .map(line -> new String(line.bytes(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Kept from one release to the next: a change of it is a change of every simulation. */
  @Test
  void the_bytes_of_a_seed_are_the_same_for_ever_and_everywhere() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Line line : lines(parameters(200, 42))) {
      digest.update(line.bytes());
      digest.update((byte) '\n');
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("1ff84a3378eeff615dcd0ec72cb1bdf288ceabf929a200a48cf10e7a67a3d122");
  }

  @Test
  void another_seed_gives_other_bytes() {
    assertThat(texts(parameters(50, 1))).doesNotContainAnyElementsOf(texts(parameters(50, 2)));
  }

  @Test
  void lines_come_in_the_order_in_which_they_were_entered_each_after_it_happened() {
    Instant last = Instant.MIN;
    long late = 0;
    Simulation simulation = new Simulation(parameters(500, 3));
    while (simulation.hasNext()) {
      Line line = simulation.next();
      assertThat(line.entered()).isAfterOrEqualTo(last);
      last = line.entered();
    }
    for (Recorded each : Simulated.of(parameters(500, 3)).all()) {
      assertThat(each.time()).isBeforeOrEqualTo(each.recordedTime());
      late += each.time().plusSeconds(7 * 86_400).isBefore(each.recordedTime()) ? 1 : 0;
    }
    assertThat(late).as("entered over a week late").isPositive();
  }

  @Test
  void every_line_is_accepted_and_every_kind_that_an_emitter_may_send_is_among_them() {
    Set<InteractionType> met = EnumSet.noneOf(InteractionType.class);
    for (long seed : new long[] {0, -1, Long.MAX_VALUE}) {
      Simulated simulated = Simulated.of(parameters(2_000, seed));
      simulated.all().forEach(each -> met.add(each.type()));
    }
    Set<InteractionType> wanted = EnumSet.allOf(InteractionType.class);
    wanted.removeIf(InteractionType::platformOnly);
    assertThat(met).isEqualTo(wanted);
  }

  @Test
  void a_day_a_weekend_and_decades_are_lengths_of_time_too() {
    LocalDate saturday = LocalDate.of(2022, 1, 1);
    for (LocalDate to :
        List.of(saturday.plusDays(1), saturday.plusDays(3), saturday.plusMonths(18))) {
      Simulated simulated = Simulated.of(parameters(100, 4, saturday, to, null));
      assertThat(simulated.journeys()).hasSizeGreaterThanOrEqualTo(100);
      for (List<Recorded> journey : simulated.journeys()) {
        assertThat(journey.getFirst().time())
            .isAfterOrEqualTo("2022-01-01T00:00:00Z")
            .isBefore(to + "T00:00:00Z");
      }
    }
    Simulated decades =
        Simulated.of(parameters(100, 4, LocalDate.of(1960, 1, 1), LocalDate.of(2020, 1, 1), null));
    assertThat(decades.journeys()).hasSizeGreaterThanOrEqualTo(100);
  }

  @Test
  void what_is_told_until_a_day_is_the_beginning_of_what_is_told_to_the_end() {
    List<String> all = texts(parameters(300, 5));
    LocalDate day = LocalDate.of(2022, 7, 1);
    List<String> some = texts(parameters(300, 5, FROM, TO, day));
    assertThat(some).hasSizeBetween(1_000, all.size() - 1_000);
    assertThat(all.subList(0, some.size())).isEqualTo(some);
    Line last = lines(parameters(300, 5, FROM, TO, day)).getLast();
    assertThat(last.entered()).isBefore("2022-07-01T00:00:00Z").isAfter("2022-06-25T00:00:00Z");
  }

  @Test
  void memory_is_held_for_clients_that_are_open_not_for_all_of_a_long_time() {
    int aYear = mostOpen(parameters(1_000, 6));
    int tenYears = mostOpen(parameters(10_000, 6, FROM, FROM.plusYears(10), null));
    // Of 1,000 a year no more are open at a time than come in one and a half; they come evenly.
    assertThat(aYear).isLessThan(1_000);
    assertThat(tenYears).isLessThan(1_500);
  }

  private static int mostOpen(SimulationParameters parameters) {
    Simulation simulation = new Simulation(parameters);
    int most = 0;
    while (simulation.hasNext()) {
      most = Math.max(most, simulation.open());
      simulation.next();
    }
    assertThat(simulation.referred()).isEqualTo(parameters.clients());
    return most;
  }

  @Test
  void after_the_last_line_there_is_none() {
    Simulation simulation = new Simulation(parameters(1, 7));
    simulation.forEachRemaining(_ -> {});
    assertThat(simulation.lines()).isPositive();
    assertThatThrownBy(simulation::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void several_share_a_meeting() {
    Pattern session =
        Pattern.compile("session-attended.*\"organisation\":\"(.+?)\".*\"sessionId\":\"(.+?)\"");
    Map<String, Long> meetings =
        texts(parameters(1_000, 8)).stream()
            .map(session::matcher)
            .filter(Matcher::find)
            .collect(
                Collectors.groupingBy(
                    found -> found.group(1) + " " + found.group(2), Collectors.counting()));
    assertThat(meetings.values().stream().filter(clients -> clients > 2)).hasSizeGreaterThan(100);
  }
}
