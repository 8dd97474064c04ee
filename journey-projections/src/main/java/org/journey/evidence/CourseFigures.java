package org.journey.evidence;

import java.util.BitSet;
import java.util.List;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;

/** Figures of the course of a journey and of what was last said. */
final class CourseFigures {

  private CourseFigures() {}

  static void add(Ledger ledger, JourneyState state) {
    JourneyReading reading = ledger.reading();
    BitSet standing = Ledger.places(reading.standing().place());
    ledger.note("/clientId", new BitSet());
    ledger.note("/status", standing);
    ledger.note("/openedAt", new BitSet());
    ledger.note("/closedAt", standing);
    Integer worker = reading.worker();
    ledger.note("/worker", worker == null ? new BitSet() : Ledger.places(worker));
    List<Integer> concerns =
        state.concernOpen() ? reading.concerns().open() : reading.concerns().settled();
    ledger.note("/concernOpen", Ledger.places(concerns));
    ledger.note("/consent", Ledger.places(reading.consents().lastWords().values()));
  }
}
