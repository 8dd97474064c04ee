package org.journey.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.Fixed;
import org.journey.extract.ColumnType.Name;
import org.journey.extract.ColumnType.Whole;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.extract.StateSequence.Spell;

/** State sequences as TraMineR reads them, with the figures of each sequence in a second file. */
final class SequenceFiles {

  private static final Whole UNIT = new Whole(1, Integer.MAX_VALUE);

  private final Run run;
  private final SequenceOptions options;
  private final List<String> alphabet;
  private final Logarithms logarithms = new Logarithms();

  SequenceFiles(Run run, SequenceOptions options) {
    this.run = run;
    this.options = options;
    this.alphabet = StateSequence.alphabet(run.model(), options);
  }

  /** A row a journey, a column a unit; the first pass finds out how many there are. */
  List<Resource> sts() throws IOException {
    int[] longest = {0};
    run.pass("lengths", journey -> longest[0] = Math.max(longest[0], sequence(journey).length()));
    Table table = stsTable(longest[0]);
    Table figures = figuresTable();
    try (CsvFile rows = new CsvFile(run.create(csv(table)), table);
        CsvFile measures = new CsvFile(run.create(csv(figures)), figures)) {
      run.pass(
          "sequences",
          journey -> {
            StateSequence sequence = sequence(journey);
            rows.text(0, journey.names().journey());
            for (Spell spell : sequence.spells()) {
              for (int unit = spell.begin(); unit <= spell.end(); unit++) {
                rows.text(unit, spell.state());
              }
            }
            rows.endRow();
            figures(journey, sequence, measures);
          });
      rows.finish();
      measures.finish();
    }
    return List.of(Resource.csv(table), Resource.csv(figures));
  }

  /** A row a spell. */
  List<Resource> spells() throws IOException {
    Table table = spellTable();
    Table figures = figuresTable();
    try (CsvFile rows = new CsvFile(run.create(csv(table)), table);
        CsvFile measures = new CsvFile(run.create(csv(figures)), figures)) {
      run.pass(
          "spells",
          journey -> {
            StateSequence sequence = sequence(journey);
            for (Spell spell : sequence.spells()) {
              rows.text(0, journey.names().journey());
              rows.whole(1, spell.begin());
              rows.whole(2, spell.end());
              rows.text(3, spell.state());
              rows.endRow();
            }
            figures(journey, sequence, measures);
          });
      rows.finish();
      measures.finish();
    }
    return List.of(Resource.csv(table), Resource.csv(figures));
  }

  private StateSequence sequence(ExtractedJourney journey) {
    return StateSequence.of(journey.state(), options);
  }

  private void figures(ExtractedJourney journey, StateSequence sequence, RowSink to)
      throws IOException {
    SequenceMeasures measures = SequenceMeasures.of(sequence, alphabet.size(), logarithms);
    to.text(0, journey.names().journey());
    to.whole(1, sequence.length());
    to.whole(2, sequence.transitions());
    to.number(3, measures.entropy());
    var complexity = measures.complexity();
    if (complexity != null) {
      to.number(4, complexity);
    }
    to.endRow();
  }

  private static String csv(Table table) {
    return table.name() + ".csv";
  }

  private String unit() {
    return switch (options.unit()) {
      case DAY -> "day of 24 h";
      case WEEK -> "week of 7 days of 24 h";
      case MONTH -> "month, UTC";
    };
  }

  private Table stsTable(int units) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("id", new Name(Kind.JOURNEY), true, "The journey"));
    for (int i = 1; i <= units; i++) {
      columns.add(
          new Column(
              "t" + i, new Code(alphabet), false, "State in " + unit() + " " + i + " of referral"));
    }
    return new Table(
        "sequences",
        "State sequences (STS): the highest stage entered by the end of each unit, 0 for none,"
            + " CLOSED once after the closing; empty after the end",
        columns,
        List.of("id"));
  }

  private Table spellTable() {
    return new Table(
        "spells",
        "State sequences (SPELL): units from the referral on, each a " + unit(),
        List.of(
            new Column("id", new Name(Kind.JOURNEY), true, "The journey"),
            new Column("begin", UNIT, true, "First unit of the spell, from 1"),
            new Column("end", UNIT, true, "Last unit of the spell, itself included"),
            new Column(
                "state",
                new Code(alphabet),
                true,
                "The highest stage entered by the end of each unit, 0 for none; CLOSED for one unit"
                    + " after the closing")),
        List.of("id", "begin"));
  }

  private static Table figuresTable() {
    return new Table(
        "sequence-measures",
        "Figures of each sequence",
        List.of(
            new Column("id", new Name(Kind.JOURNEY), true, "The journey"),
            new Column("length", UNIT, true, "Units"),
            new Column("transitions", new Whole(0, Integer.MAX_VALUE), true, "Changes of state"),
            new Column(
                "entropy",
                new Fixed(SequenceMeasures.PLACES),
                true,
                "Longitudinal entropy, of its largest possible value"),
            new Column(
                "complexity",
                new Fixed(SequenceMeasures.PLACES),
                false,
                "Complexity index; empty for a sequence of one unit")),
        List.of("id"));
  }
}
