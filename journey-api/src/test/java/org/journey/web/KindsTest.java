package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.interaction.InteractionType;
import org.journey.security.Role;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who records which kind of interaction: every kind by every role, alone, in a batch and as a dry
 * run, each on a journey where it would be accepted. The table's first row, with its small print.
 */
class KindsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ONE = "/api/v1/interactions";
  private static final String DRY_RUN = ONE + "?dryRun=true";

  private final String organisation = Events.fresh("kin");

  enum Way {
    ALONE,
    BATCH,
    DRY_RUN
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(Role.values())
        .flatMap(role -> Arrays.stream(Way.values()).map(way -> Arguments.of(role, way)));
  }

  /** The small print, as the contract has it. */
  private static boolean mayRecord(Role role, InteractionType kind) {
    return switch (kind.shortName()) {
      case "client-erased", "interaction-redacted" -> false;
      case "client-merged", "client-unmerged" -> role == Role.MANAGER;
      case "reflection-coded" -> RolesTable.allows(RolesTable.WRITE, role);
      default -> RolesTable.allowsWhole(RolesTable.WRITE, role);
    };
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cells")
  void each_kind_is_recorded_by_whom_it_may_be(Role role, Way way) {
    Map<InteractionType, ObjectNode> messages = messages(role);
    Caller caller = PLATFORM.caller("x-1", organisation, role);
    if (way == Way.BATCH) {
      checkBatch(role, caller, messages);
      return;
    }
    Assertions.assertAll(
        messages.entrySet().stream()
            .map(
                message ->
                    () -> {
                      Answer answer =
                          caller.post(
                              way == Way.ALONE ? ONE : DRY_RUN, message.getValue().toString());
                      if (!mayRecord(role, message.getKey())) {
                        answer.isProblem(403, "forbidden");
                      } else if (way == Way.ALONE) {
                        answer.is(201);
                      } else {
                        assertThat(answer.is(200).text()).isEqualTo("{\"accepted\":true}");
                      }
                    }));
  }

  private static void checkBatch(
      Role role, Caller caller, Map<InteractionType, ObjectNode> messages) {
    Answer answer =
        caller.batch(
            messages.values().stream().map(ObjectNode::toString).collect(Collectors.joining("\n")));
    if (!RolesTable.allows(RolesTable.WRITE, role)) {
      answer.isProblem(403, "forbidden");
      return;
    }
    JsonNode report = answer.is(200).json();
    List<String> refused =
        messages.entrySet().stream()
            .filter(message -> !mayRecord(role, message.getKey()))
            .map(message -> message.getValue().path("id").asString() + " /problems/forbidden /type")
            .toList();
    assertThat(
            report
                .path("problems")
                .valueStream()
                .map(
                    problem ->
                        problem.path("id").asString()
                            + " "
                            + problem.path("type").asString()
                            + " "
                            + problem.path("pointer").asString()))
        .containsExactlyElementsOf(refused);
    assertThat(report.path("accepted").asInt()).isEqualTo(messages.size() - refused.size());
  }

  /** A message of every kind, each on a journey of its own that is ready for it. */
  private Map<InteractionType, ObjectNode> messages(Role role) {
    Map<InteractionType, ReadyJourney> journeys = new EnumMap<>(InteractionType.class);
    for (InteractionType kind : InteractionType.values()) {
      journeys.put(kind, new ReadyJourney());
    }
    // Who may write nothing is told so before anything is looked at, whether there is a journey.
    List<String> before =
        (RolesTable.allows(RolesTable.WRITE, role)
                ? journeys
                : Map.<InteractionType, ReadyJourney>of())
            .values().stream()
                .flatMap(journey -> journey.before().stream())
                .map(ObjectNode::toString)
                .toList();
    JsonNode report =
        PLATFORM
            .caller("m-1", organisation, Role.MANAGER)
            .batch(String.join("\n", before))
            .is(200)
            .json();
    assertThat(report.path("accepted").asInt()).as(report::toString).isEqualTo(before.size());
    Map<InteractionType, ObjectNode> messages = new EnumMap<>(InteractionType.class);
    journeys.forEach((kind, journey) -> messages.put(kind, journey.message(kind)));
    return messages;
  }
}
