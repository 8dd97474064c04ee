package org.journey.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.engagement.StudyCategory;
import org.journey.engine.Column;
import org.journey.interaction.Access.ConsentScope;
import org.journey.state.Standing.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which journeys a list is of. What is null is not asked for; all that is must hold.
 *
 * @param organisation the tenant
 * @param status where they stand
 * @param reached the entered stages in the study's notation, exactly
 * @param stage a stage that they entered
 * @param worker the worker last assigned
 * @param category of activity that they took up
 * @param openedFrom opened then or later
 * @param openedTo opened before
 * @param barrierOpen whether a barrier stands
 * @param concernOpen whether a concern is open
 * @param consent a scope in force
 * @param client of these ids alone
 */
public record JourneyFilter(
    String organisation,
    @Nullable Status status,
    @Nullable String reached,
    @Nullable Integer stage,
    @Nullable String worker,
    @Nullable StudyCategory category,
    @Nullable Instant openedFrom,
    @Nullable Instant openedTo,
    @Nullable Boolean barrierOpen,
    @Nullable Boolean concernOpen,
    @Nullable ConsentScope consent,
    @Nullable List<String> client) {

  /** All journeys of some ids of clients. */
  public static JourneyFilter ofClients(String organisation, List<String> clients) {
    return new JourneyFilter(
        organisation,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.copyOf(clients));
  }

  /** Whether a journey is one of them, whoever has it. */
  boolean matches(JourneyListItem item) {
    return (status == null || item.status() == status)
        && (reached == null || item.reached().equals(reached))
        && (stage == null || item.stages().contains(stage))
        && (worker == null || worker.equals(item.worker()))
        && (category == null || item.categories().contains(category))
        && (openedFrom == null || !item.openedAt().isBefore(openedFrom))
        && (openedTo == null || item.openedAt().isBefore(openedTo))
        && (barrierOpen == null || item.barrierOpen() == barrierOpen)
        && (concernOpen == null || item.concernOpen() == concernOpen)
        && (consent == null || item.consent().contains(consent))
        && (client == null || client.contains(item.clientId()));
  }

  /** The same, for the database: what is to hold of a row, and the values in it. */
  Conditions conditions() {
    Conditions conditions = new Conditions();
    conditions.add("organisation = ?", organisation);
    if (status != null) {
      conditions.add("status = " + JourneyList.statusNumber(status));
    }
    if (reached != null) {
      conditions.add("reached = ?", reached);
    }
    if (stage != null) {
      conditions.add("stages & ? <> 0", 1 << stage);
      // Follows from it, and the indexes tell it.
      conditions.add("highest >= ?", stage);
    }
    if (worker != null) {
      conditions.add("worker = ?", worker);
    }
    if (category != null) {
      conditions.add("categories & ? <> 0", 1 << JourneyList.bit(category));
    }
    if (openedFrom != null) {
      conditions.instant("opened >= ", openedFrom);
    }
    if (openedTo != null) {
      conditions.instant("opened < ", openedTo);
    }
    if (barrierOpen != null) {
      conditions.add(barrierOpen ? "barrier_open" : "not barrier_open");
    }
    if (concernOpen != null) {
      conditions.add(concernOpen ? "concern_open" : "not concern_open");
    }
    if (consent != null) {
      conditions.add("consent & ? <> 0", 1 << JourneyList.bit(consent));
    }
    if (client != null) {
      conditions.add("client = any(?)", client.toArray(String[]::new));
    }
    return conditions;
  }

  /** Conditions of a query, and the values that stand for their question marks. */
  static final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** One of few: written out, so that the indexes of those alone are found. */
    void add(String text) {
      texts.add(text);
    }

    void add(String text, Object value) {
      texts.add(text);
      values.add(value);
    }

    void instant(String before, Instant instant) {
      add(before + INSTANT, Column.micros(instant));
    }

    String text() {
      return String.join(" and ", texts);
    }

    List<Object> values() {
      return values;
    }
  }

  /** An instant in a query, from microseconds of the epoch. */
  static final String INSTANT = "timestamptz 'epoch' + ? * interval '1 microsecond'";
}
