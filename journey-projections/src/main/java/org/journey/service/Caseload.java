package org.journey.service;

import java.util.HashMap;
import java.util.Map;
import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;

/** {@code caseload}. */
final class Caseload implements Figure {

  private final Parts parts;
  private final int caseload;
  private final int open;
  private final int paused;
  private final int closed;
  private final int workers;
  private final int unassigned;
  private final Map<String, Integer> byWorker = new HashMap<>();

  Caseload(Parts parts) {
    this.parts = parts;
    caseload =
        parts.figure(
            "caseload",
            Form.COUNT,
            "Journeys open at the end of the period, whenever they began, beside those paused and"
                + " closed then; the open ones by the worker assigned last.");
    open = parts.part(caseload, "open", Form.COUNT);
    paused = parts.part(caseload, "paused", Form.COUNT);
    closed = parts.part(caseload, "closed", Form.COUNT);
    unassigned = parts.part(caseload, "unassigned", Form.COUNT);
    workers = parts.part(caseload, "byWorker", Form.OPEN_GROUP);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    long sequence = journey.sequence(journey.turn);
    switch (journey.status) {
      case OPEN -> {
        to.add(caseload, sequence);
        to.add(open, sequence);
        int assigned = lastAssigned(journey);
        if (assigned == Reading.NONE) {
          to.add(unassigned, sequence);
        } else {
          String worker = journey.facts.name(journey.facts.field(assigned, 0));
          to.add(of(worker), sequence, journey.sequence(assigned));
        }
      }
      case PAUSED -> to.add(paused, sequence);
      case CLOSED -> to.add(closed, sequence);
    }
  }

  private static int lastAssigned(Reading journey) {
    int place = journey.size - 1;
    while (place >= 0 && journey.facts.type(place) != InteractionType.WORKER_ASSIGNED) {
      place--;
    }
    return place >= 0 ? place : Reading.NONE;
  }

  private int of(String worker) {
    Integer known = byWorker.get(worker);
    if (known == null) {
      known = parts.part(workers, worker, Form.COUNT);
      byWorker.put(worker, known);
    }
    return known;
  }
}
