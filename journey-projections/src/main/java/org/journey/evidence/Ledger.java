package org.journey.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.journey.evidence.Figure.Source;
import org.journey.interaction.Identity;
import org.journey.state.JourneyReading;
import org.journey.timeline.Corrections;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Notes figures with the places in the timeline that they come from. */
final class Ledger {

  /**
   * Longest list of which each element has figures of its own; a longer one is one figure. The
   * element's index rests on those before it, so the evidence of a list grows with its square.
   */
  static final int LONGEST_LIST = 50;

  private final JourneyReading reading;
  private final Corrections corrections;
  private final Needs needs;
  private final ObjectNode json;
  private final List<Figure> figures = new ArrayList<>();

  Ledger(JourneyReading reading, Corrections corrections, ObjectNode json) {
    this.reading = reading;
    this.corrections = corrections;
    this.needs = new Needs(reading.evidence());
    this.json = json;
  }

  JourneyReading reading() {
    return reading;
  }

  Needs needs() {
    return needs;
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  void note(String pointer, BitSet places) {
    note(pointer, places, null);
  }

  void note(String pointer, BitSet places, @Nullable String rule) {
    BitSet all = (BitSet) places.clone();
    all.set(reading.standing().referral());
    JsonNode value = json.at(pointer);
    if (value.isMissingNode()) {
      throw new IllegalStateException("the state has no " + pointer);
    }
    figures.add(new Figure(pointer, value, rule, sources(all)));
  }

  /** The same places for several members of one object. */
  void note(String parent, List<String> members, BitSet places) {
    members.forEach(member -> note(parent + "/" + member, places));
  }

  static BitSet places(int... places) {
    BitSet set = new BitSet();
    for (int place : places) {
      set.set(place);
    }
    return set;
  }

  static BitSet places(Collection<Integer> places) {
    BitSet set = new BitSet();
    places.forEach(set::set);
    return set;
  }

  static BitSet union(BitSet one, BitSet other) {
    BitSet union = (BitSet) one.clone();
    union.or(other);
    return union;
  }

  /** Each interaction, followed by the corrections without which it would be another. */
  private List<Source> sources(BitSet places) {
    List<Source> sources = new ArrayList<>(places.cardinality());
    places.stream()
        .forEach(
            place -> {
              Entry entry = reading.entry(place);
              sources.add(source(entry.identity(), entry.sequence()));
              for (Recorded correction : corrections.inForce(entry.identity())) {
                sources.add(source(correction.identity(), correction.sequence()));
              }
            });
    return sources;
  }

  private static Source source(Identity identity, long sequence) {
    return new Source(identity.source(), identity.id(), sequence);
  }
}
