package org.journey.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.journey.checkpoint.AccessPlaces;
import org.journey.security.Actor;
import org.jspecify.annotations.Nullable;

/**
 * That somebody read something, or was refused it.
 *
 * @param organisation whose journeys it was about; empty where the token names none
 * @param actor the token's subject
 * @param roles the token's
 * @param operation the call's name
 * @param journeys those told of by their ids, each once
 * @param clients those persons told of, or asked for, by an id of theirs rather than by a journey
 * @param about what else it was about: a replay or an extract, which tells of many; an interaction,
 *     a request for erasure
 * @param status of the answer
 * @param glassBroken the journey for which the notes of concerns are opened from now on; null: none
 * @param purpose as it was stated
 */
public record AccessEntry(
    String organisation,
    String actor,
    List<String> roles,
    String operation,
    Set<String> journeys,
    Set<String> clients,
    @Nullable String about,
    int status,
    @Nullable String glassBroken,
    @Nullable String purpose) {

  private static final int TOLD = 200;
  private static final int REFUSED = 400;

  /** What the command line reads from a data directory. */
  public enum Command {
    EXPORT,
    REPLAY;

    /** Its name in an entry. */
    public String operation() {
      return "COMMAND_" + name();
    }
  }

  /** Copies. */
  public AccessEntry {
    roles = List.copyOf(roles);
    journeys = new TreeSet<>(journeys);
    clients = new TreeSet<>(clients);
  }

  /** What the command line tells of all journeys of an organisation, to who runs the instance. */
  static AccessEntry ofCommand(String organisation, Command command) {
    return new AccessEntry(
        organisation,
        "operator",
        List.of(),
        command.operation(),
        Set.of(),
        Set.of(),
        "command-line",
        TOLD,
        null,
        null);
  }

  static List<String> roles(Actor actor) {
    return actor.roles().stream().map(Enum::name).sorted().collect(Collectors.toList());
  }

  /** {@code TOLD} or {@code REFUSED}. */
  String outcome() {
    return status < REFUSED ? "TOLD" : "REFUSED";
  }

  /** Under what it is found: its journeys and persons, or {@link AccessPlaces#ANY}. */
  Collection<String> places() {
    return AccessPlaces.of(operation, status, journeys, clients);
  }
}
