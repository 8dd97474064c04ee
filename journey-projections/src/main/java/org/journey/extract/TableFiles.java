package org.journey.extract;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The tables of an extract, written side by side in one pass. */
final class TableFiles {

  /** Makes a file for a table. */
  @FunctionalInterface
  interface Maker {
    TableFile make(OutputStream out, Table table) throws IOException;
  }

  private TableFiles() {}

  static List<Resource> write(Run run, Maker maker, Function<Table, Resource> resource)
      throws IOException {
    JourneyTable journeys = new JourneyTable(run.model());
    InteractionTable interactions = new InteractionTable();
    List<Table> tables =
        List.of(journeys.table(), interactions.table(), FindingTable.table(), MeasureTable.table());
    List<Resource> resources = new ArrayList<>();
    tables.forEach(table -> resources.add(resource.apply(table)));
    try (TableFile ofJourneys = file(run, maker, tables.get(0), resources.get(0));
        TableFile ofInteractions = file(run, maker, tables.get(1), resources.get(1));
        TableFile ofFindings = file(run, maker, tables.get(2), resources.get(2));
        TableFile ofMeasures = file(run, maker, tables.get(3), resources.get(3))) {
      run.pass(
          "tables",
          journey -> {
            journeys.write(journey, ofJourneys);
            for (int i = 0; i < journey.entries().size(); i++) {
              interactions.write(journey, i, ofInteractions);
              FindingTable.write(journey, i, ofFindings);
              MeasureTable.write(journey, i, ofMeasures);
            }
          });
      ofJourneys.finish();
      ofInteractions.finish();
      ofFindings.finish();
      ofMeasures.finish();
    }
    return List.copyOf(resources);
  }

  private static TableFile file(Run run, Maker maker, Table table, Resource resource)
      throws IOException {
    return maker.make(run.create(resource.path()), table);
  }
}
