package org.journey.service;

import static org.journey.interaction.InteractionType.MEASURE_NOT_TAKEN;
import static org.journey.interaction.InteractionType.WELLBEING_MEASURED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures.Instrument;
import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;
import org.journey.service.facts.FactsCursor;
import org.journey.service.facts.Micros;

/** {@code wellbeing}. A measure is never demanded: missing is shown as missing. */
final class Wellbeing implements Figure {

  private final Parts parts;
  private final int wellbeing;
  private final int instruments;
  private final Map<String, Map<String, ScaleParts>> scales = new HashMap<>();
  private final CodeParts[] notTaken;
  private final List<MeasuredScale> measured = new ArrayList<>();

  Wellbeing(Parts parts) {
    this.parts = parts;
    wellbeing =
        parts.figure(
            "wellbeing",
            Form.COUNT_OF,
            "Journeys of the period with a measurement before its end, of all journeys of the"
                + " period; per instrument and scale those with a baseline, those paired (a last"
                + " measurement at least 1 day of 24 h after the first), the mean and standard"
                + " deviation (n - 1) of last less first, and how many improved, stayed the same,"
                + " got worse, decimals to 4 places half up; each of a client's own concerns is"
                + " compared with itself alone.");
    instruments = parts.part(wellbeing, "byInstrument", Form.MIXED_GROUP);
    notTaken = new CodeParts[Codes.INSTRUMENTS.all().size() + 1];
    for (Instrument instrument : Codes.INSTRUMENTS.all()) {
      int group = parts.part(instruments, instrument.name(), Form.GROUP);
      for (String scale : MeasuredScale.names(instrument)) {
        scale(instrument.name(), scale);
      }
      notTaken[Codes.INSTRUMENTS.number(instrument)] =
          CodeParts.counts(parts, group, "notTaken", Codes.NOT_TAKEN_REASONS);
    }
  }

  private ScaleParts scale(String instrument, String scale) {
    Map<String, ScaleParts> ofInstrument =
        scales.computeIfAbsent(instrument, any -> new HashMap<>());
    ScaleParts known = ofInstrument.get(scale);
    if (known == null) {
      // Those of the list are there already.
      int of = parts.part(instruments, instrument, Form.OCCURRING_GROUP);
      int group = parts.part(of, "byScale", Form.GROUP);
      known = new ScaleParts(parts, parts.part(group, scale, Form.GROUP));
      ofInstrument.put(scale, known);
    }
    return known;
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (!journey.ofPeriod) {
      return;
    }
    to.whole(wellbeing);
    measured.clear();
    FactsCursor facts = journey.facts;
    for (int i = 0; i < journey.size; i++) {
      InteractionType type = facts.type(i);
      if (type == WELLBEING_MEASURED) {
        if (measured.isEmpty()) {
          to.add(wellbeing, journey.sequence(i));
        } else {
          to.also(wellbeing, journey.sequence(i));
        }
        MeasuredScale.measured(facts, i, measured);
      } else if (type == MEASURE_NOT_TAKEN) {
        to.add(notTaken[facts.field(i, 0)].of(facts.field(i, 1)), journey.sequence(i));
      }
    }
    for (MeasuredScale each : measured) {
      scale(each.instrument, each.scale).contribute(each, journey, to);
    }
  }

  /** The parts of one scale. */
  private static final class ScaleParts {
    private final int baseline;
    private final int paired;
    private final int completion;
    private final int improved;
    private final int same;
    private final int worse;

    ScaleParts(Parts parts, int group) {
      baseline = parts.part(group, "baseline", Form.COUNT);
      paired = parts.part(group, "paired", Form.COUNT);
      completion = parts.part(group, "completion", Form.RATE);
      parts.part(group, "meanChange", Form.meanChange(paired));
      parts.part(group, "sdChange", Form.deviation(paired));
      improved = parts.part(group, "improved", Form.COUNT);
      same = parts.part(group, "same", Form.COUNT);
      worse = parts.part(group, "worse", Form.COUNT);
    }

    void contribute(MeasuredScale of, Reading journey, Contributions to) {
      long first = journey.sequence(of.firstPlace);
      long last = journey.sequence(of.lastPlace);
      to.add(baseline, first);
      to.whole(completion);
      if (journey.facts.time(of.lastPlace) - journey.facts.time(of.firstPlace) < Micros.DAY) {
        return;
      }
      BigDecimal change = of.last.subtract(of.first);
      int better = of.higherIsBetter ? change.signum() : -change.signum();
      to.change(paired, change, first, last);
      to.add(completion, first, last);
      to.add(better > 0 ? improved : better < 0 ? worse : same, first, last);
    }
  }
}
