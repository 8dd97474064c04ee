package org.journey.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.journey.checkpoint.AccessPlaces;
import org.journey.interaction.StrictRecords;
import org.journey.security.Actor;
import org.journey.security.Call;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What a call is about to tell, as far as is known by now: filled while it is answered, written
 * down before the answer goes out. A call about one journey need not say so: its address does.
 */
public final class Reading {

  private static final String ATTRIBUTE = Reading.class.getName();
  private static final String OF_JOURNEY = "/api/v1/journeys/{id}";
  private static final String OF_CLIENT = "/api/v1/clients/{id}";
  private static final String SEQUENCE = "sequence";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
  private static final Pattern OF_REQUEST =
      Pattern.compile("/api/v1/(replays|extracts|erasures)/\\{id}.*");
  private static final Pattern UUID = Pattern.compile("[0-9a-f-]{36}");

  private final Actor actor;
  private final Call call;
  private final HttpServletRequest request;
  private final @Nullable String inAddress;
  private final Purpose purpose;
  private final Set<String> clients = new TreeSet<>();
  private Set<String> journeys = new TreeSet<>();
  private Map<String, Set<String>> ofSeveral = Map.of();
  private @Nullable String about;
  private boolean told;
  private @Nullable String glassBroken;

  private Reading(
      Actor actor, Call call, Map<String, String> variables, HttpServletRequest request) {
    this.actor = actor;
    this.call = call;
    this.request = request;
    this.inAddress = variables.get(Organisations.PARAMETER);
    this.purpose = Purpose.of(request);
  }

  /**
   * Begins.
   *
   * @param variables of the address
   */
  static Reading begin(
      Actor actor, Call call, Map<String, String> variables, HttpServletRequest request) {
    Reading reading = new Reading(actor, call, variables, request);
    reading.takeAddress(variables);
    request.setAttribute(ATTRIBUTE, reading);
    return reading;
  }

  /** What cannot be an id could be anything, and is not kept. */
  private void takeAddress(Map<String, String> variables) {
    String id = variables.getOrDefault("id", "");
    if (StrictRecords.reasonAgainstId(id) == null) {
      if (call.path().startsWith(OF_JOURNEY)) {
        journeys.add(id);
      } else if (call.path().startsWith(OF_CLIENT)) {
        clients.add(id);
      }
    }
    var asked = OF_REQUEST.matcher(call.path());
    if (asked.matches() && UUID.matcher(id).matches()) {
      about = asked.group(1) + "/" + id;
    }
    String sequence = variables.getOrDefault(SEQUENCE, "");
    if (NUMBER.matcher(sequence).matches()) {
      about = "interactions/" + sequence;
    }
  }

  /** That of a request; every call that needs a token has one. */
  public static Reading of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Reading reading) {
      return reading;
    }
    throw new IllegalStateException("nobody writes down who reads this");
  }

  /** The answer tells of these journeys of the organisation by their ids, and of no others. */
  public void journeys(Collection<String> ids) {
    journeys = new TreeSet<>(ids);
    told |= !ids.isEmpty();
  }

  /**
   * The answer tells of these journeys of several organisations, and of no others: each has an
   * entry of its own.
   *
   * @param ids by their organisation
   */
  public void journeysOf(Map<String, Set<String>> ids) {
    ofSeveral = Map.copyOf(ids);
    told |= !ids.isEmpty();
  }

  /**
   * The answer tells of these persons of the organisation by their ids, beside the one whom the
   * address names.
   */
  public void clients(Collection<String> ids) {
    clients.addAll(ids);
    told |= !ids.isEmpty();
  }

  /**
   * The answer tells of single journeys without naming them, or of too many to name.
   *
   * @throws IllegalStateException if that is not known of the call: by it entries are found
   */
  public void ofMany() {
    if (!AccessPlaces.tellsOfMany(call.name())) {
      throw new IllegalStateException(call + " is not among the calls that tell of many");
    }
    told = true;
  }

  Actor actor() {
    return actor;
  }

  Call call() {
    return call;
  }

  Purpose purpose() {
    return purpose;
  }

  /** Whether the answer was said to tell of somebody. */
  boolean tells() {
    return told;
  }

  void breaksGlass(String journey) {
    glassBroken = journey;
  }

  /**
   * Whose auditors are told: those of the organisation that the call was settled to be about. Of
   * one that was refused before that, the one it names; if the token has no such, the first of the
   * token's; empty if that has none.
   */
  private String organisation() {
    String settled = Organisations.settled(request);
    if (settled != null) {
      return settled;
    }
    String named =
        inAddress != null ? inAddress : Parameters.glance(request, Organisations.PARAMETER);
    if (actor.settle(named) instanceof Actor.Settled.Organisation(String name)) {
      return name;
    }
    return actor.organisations().isEmpty() ? "" : new TreeSet<>(actor.organisations()).first();
  }

  /** The entries of an answer with this status: one, unless it tells of several organisations. */
  List<AccessEntry> entries(int status) {
    if (ofSeveral.isEmpty()) {
      return List.of(entry(status, organisation(), journeys));
    }
    List<AccessEntry> entries = new ArrayList<>();
    ofSeveral.forEach((organisation, ids) -> entries.add(entry(status, organisation, ids)));
    return entries;
  }

  private AccessEntry entry(int status, String organisation, Set<String> journeys) {
    return new AccessEntry(
        organisation,
        actor.subject(),
        AccessEntry.roles(actor),
        call.name(),
        journeys,
        clients,
        about,
        status,
        status < 400 ? glassBroken : null,
        purpose.text());
  }
}
