package org.journey.console.service;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of a table while it is made. */
final class Column {

  /** Which part of a row's it has. */
  final Function<Part, @Nullable Part> of;

  final String heading;

  /** Of its numbers; empty for counts. */
  String unit = "";

  Column(String heading, Function<Part, @Nullable Part> of) {
    this.heading = heading;
    this.of = of;
  }

  /** Learns the unit from one of its parts. */
  void see(Part part) {
    Told some = part.told() != null ? part.told() : part.compared();
    if (some != null && unit.isEmpty()) {
      unit = Numbers.unit(part.name(), some);
    }
  }
}
