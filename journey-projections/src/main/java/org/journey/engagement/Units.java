package org.journey.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.InteractionType;
import org.journey.timeline.Timeline.Entry;

/** Cuts a timeline into the units of saturation, in order of time. */
public final class Units {

  /**
   * One unit.
   *
   * @param end when it ended: an interaction's time, a window's end
   * @param last place of the last entry that belongs to it or before it; an interaction's own
   * @param by place of the interaction that it is, or that a window holds (the first such)
   */
  public record Unit(Instant end, int last, int by) {}

  private Units() {}

  /** The units. */
  public static List<Unit> of(
      List<Entry> entries, List<Integer> contacts, Instant asAt, SaturationParameters parameters) {
    return switch (parameters.unit()) {
      case REFLECTION -> interactions(entries, reflections(entries));
      case CONTACT -> interactions(entries, contacts);
      case PERIOD ->
          windows(
              entries,
              contacts,
              parameters.asked() ? reflections(entries) : contacts,
              asAt,
              Duration.ofDays(parameters.periodDays()));
    };
  }

  /** Places of the reflections in which the client was asked. */
  public static List<Integer> reflections(List<Entry> entries) {
    List<Integer> reflections = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).type() == InteractionType.REFLECTION_RECORDED) {
        reflections.add(i);
      }
    }
    return reflections;
  }

  private static List<Unit> interactions(List<Entry> entries, List<Integer> places) {
    List<Unit> units = new ArrayList<>(places.size());
    for (int place : places) {
      units.add(new Unit(entries.get(place).time(), place, place));
    }
    return units;
  }

  private static List<Unit> windows(
      List<Entry> entries,
      List<Integer> contacts,
      List<Integer> holders,
      Instant asAt,
      Duration length) {
    List<Unit> units = new ArrayList<>();
    if (contacts.isEmpty()) {
      return units;
    }
    Instant first = entries.get(contacts.getFirst()).time();
    Instant end = first;
    int before = 0;
    for (int holder : holders) {
      Instant time = entries.get(holder).time();
      if (time.isBefore(end)) {
        continue;
      }
      long number = Duration.between(first, time).dividedBy(length) + 1;
      end = first.plus(length.multipliedBy(number));
      if (end.isAfter(asAt)) {
        break;
      }
      while (before < entries.size() && entries.get(before).time().isBefore(end)) {
        before++;
      }
      units.add(new Unit(end, before - 1, holder));
    }
    return units;
  }
}
