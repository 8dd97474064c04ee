package org.journey.evidence;

import java.util.BitSet;
import java.util.List;
import org.journey.engagement.Found;
import org.journey.engagement.SaturationParameters;
import org.journey.engagement.Units;
import org.journey.engagement.Units.Unit;
import org.journey.stage.Piece;
import org.journey.state.JourneyReading;

/** Figures of saturation. */
final class SaturationFigures {

  private static final String SATURATION = "/engagement/saturation";

  private SaturationFigures() {}

  static void add(Ledger ledger) {
    JourneyReading reading = ledger.reading();
    SaturationParameters parameters = reading.parameters().saturation();
    List<Unit> units =
        Units.of(
            reading.timeline().entries(),
            reading.contacts(),
            reading.timeline().asAt(),
            parameters);
    BitSet cut = cutting(reading, parameters);
    BitSet all = (BitSet) cut.clone();
    units.forEach(unit -> all.set(unit.by()));
    ledger.note(SATURATION + "/units", all);
    BitSet last = (BitSet) cut.clone();
    if (!units.isEmpty()) {
      last.set(units.getLast().by());
    }
    ledger.note(SATURATION + "/current", last);
    BitSet found = found(ledger, parameters);
    found.or(all);
    found.or(asking(reading));
    BitSet closed = ledger.needs().close(found);
    ledger.note(
        SATURATION, List.of("state", "why", "saturatedAt", "findings", "pending", "curve"), closed);
    ledger.note(
        SATURATION + "/ratio",
        List.of("base", "assessable", "effectiveThreshold", "notation"),
        closed);
    BitSet breadth = (BitSet) all.clone();
    Found.categories(reading.evidence()).forEach(category -> breadth.set(category.entry()));
    ledger.note(SATURATION + "/breadth", breadth);
  }

  /** From where windows are cut. */
  private static BitSet cutting(JourneyReading reading, SaturationParameters parameters) {
    return switch (parameters.unit()) {
      case PERIOD ->
          reading.contacts().isEmpty()
              ? new BitSet()
              : Ledger.places(reading.contacts().getFirst());
      case REFLECTION, CONTACT -> new BitSet();
    };
  }

  /** That the client was asked at all, be it in a window that has not ended. */
  private static BitSet asking(JourneyReading reading) {
    List<Integer> reflections = Units.reflections(reading.timeline().entries());
    return reflections.isEmpty() ? new BitSet() : Ledger.places(reflections.getFirst());
  }

  private static BitSet found(Ledger ledger, SaturationParameters parameters) {
    BitSet places = new BitSet();
    for (Found found : Found.findings(ledger.reading().evidence(), parameters.level())) {
      Piece piece = found.piece();
      if (piece == null) {
        ledger.needs().addTelling(found.entry(), places);
      } else {
        places.or(ledger.needs().of(piece));
      }
    }
    return places;
  }
}
