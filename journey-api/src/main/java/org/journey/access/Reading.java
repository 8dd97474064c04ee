package org.journey.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.journey.interaction.StrictRecords;
import org.journey.security.Actor;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;

/**
 * What a call is about to tell, as far as is known by now: filled while it is answered, written
 * down before the answer goes out. A call about one journey need not say so: its address does.
 */
public final class Reading {

  private static final String ATTRIBUTE = Reading.class.getName();
  private static final String OF_JOURNEY = "/api/v1/journeys/{id}";
  private static final Pattern OF_JOB = Pattern.compile("/api/v1/(replays|extracts)/\\{id}.*");
  private static final Pattern JOB = Pattern.compile("[0-9a-f-]{36}");

  private final Actor actor;
  private final Call call;
  private final String organisation;
  private final Purpose purpose;
  private Set<String> journeys = new TreeSet<>();
  private @Nullable String about;
  private boolean ofMany;
  private boolean told;
  private @Nullable String glassBroken;

  private Reading(Actor actor, Call call, String organisation, Purpose purpose) {
    this.actor = actor;
    this.call = call;
    this.organisation = organisation;
    this.purpose = purpose;
  }

  /**
   * Begins.
   *
   * @param variables of the address
   */
  static Reading begin(
      Actor actor, Call call, Map<String, String> variables, HttpServletRequest request) {
    Reading reading =
        new Reading(
            actor, call, AskedOf.organisation(actor, variables, request), Purpose.of(request));
    String id = variables.getOrDefault("id", "");
    if (call.path().startsWith(OF_JOURNEY) && StrictRecords.reasonAgainstId(id) == null) {
      reading.journeys.add(id);
    }
    var job = OF_JOB.matcher(call.path());
    if (job.matches() && JOB.matcher(id).matches()) {
      reading.about = job.group(1) + "/" + id;
    }
    request.setAttribute(ATTRIBUTE, reading);
    return reading;
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
    told = !ids.isEmpty();
  }

  /** The answer tells of single journeys without naming them, or of too many to name. */
  public void ofMany() {
    ofMany = true;
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

  /** The entry of an answer with this status. */
  AccessEntry entry(int status) {
    return new AccessEntry(
        organisation,
        actor.subject(),
        AccessEntry.roles(actor),
        call.name(),
        journeys,
        about,
        ofMany,
        status,
        status < 400 ? glassBroken : null,
        purpose.text());
  }
}
