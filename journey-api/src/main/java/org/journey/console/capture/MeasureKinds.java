package org.journey.console.capture;

import java.util.List;
import org.journey.console.capture.Kind.Group;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures;

/**
 * Wellbeing measures as answered: the platform scores them. Only the wording of ONS4 may be given
 * away (Office for National Statistics; free to use if it is named); that of the others belongs to
 * their owners.
 */
final class MeasureKinds {

  private static final String OWN_WORDING =
      "The wording belongs to its owner: read it from your own copy. Here are the answers alone.";

  private static final Field NOTE = Field.note();

  static final List<Kind> ALL =
      List.of(
          measured(
              Measures.Instrument.ONS4,
              "ONS4: personal wellbeing",
              "Four questions about feelings on aspects of life. There are no right or wrong"
                  + " answers. Each is answered on a scale of 0 to 10, where 0 is “not at all” and"
                  + " 10 is “completely”. Source: Office for National Statistics.",
              eleven("satisfaction", "Overall, how satisfied are you with your life nowadays?"),
              eleven(
                  "worthwhile",
                  "Overall, to what extent do you feel that the things you do in your life are"
                      + " worthwhile?"),
              eleven("happy", "Overall, how happy did you feel yesterday?"),
              Field.of(
                  "items.anxious",
                  "Overall, how anxious did you feel yesterday?",
                  new Input.Scale(0, 10, "not at all anxious", "completely anxious"))),
          measured(
              Measures.Instrument.SWEMWBS,
              "SWEMWBS: the short Warwick-Edinburgh scale",
              OWN_WORDING,
              item("i1", 1, 5),
              item("i2", 1, 5),
              item("i3", 1, 5),
              item("i4", 1, 5),
              item("i5", 1, 5),
              item("i6", 1, 5),
              item("i7", 1, 5)),
          measured(
              Measures.Instrument.UCLA3,
              "UCLA 3: loneliness",
              OWN_WORDING,
              item("i1", 1, 3),
              item("i2", 1, 3),
              item("i3", 1, 3)),
          measured(
              Measures.Instrument.MYCAW,
              "MYCAW: their own concerns",
              OWN_WORDING,
              Field.of("items.concernId1", "The first concern", new Input.Line(64))
                  .hint("A short name without spaces, the same each time, for example sleep."),
              Field.of(
                  "items.concern1", "How much it troubles them", new Input.Scale(0, 6, "", "")),
              Field.of(
                  "items.concernId2", "The second concern, if there is one", new Input.Line(64)),
              Field.of("items.concern2", "How much it troubles them", new Input.Scale(0, 6, "", ""))
                  .hint("Only if there is a second concern."),
              Field.of("items.wellbeing", "Their wellbeing", new Input.Scale(0, 6, "", ""))),
          measured(
              Measures.Instrument.SCORED,
              "A measure scored elsewhere",
              "",
              Field.of("items.name", "Which measure?", new Input.Line(64))
                  .hint("A short name without spaces, the same each time, for example PAM."),
              Field.of("items.score", "The score", new Input.Figure()),
              Field.of("items.better", "Which is better?", new Input.Choice(ToldCodes.BETTER))),
          Kind.of(
              InteractionType.MEASURE_NOT_TAKEN,
              Group.MEASURES,
              "Measure not taken",
              "You need not record this. It tells a measure that was skipped from one that was"
                  + " forgotten.",
              Field.of("instrument", "Which measure?", new Input.Choice(ToldCodes.INSTRUMENTS)),
              Field.of("reason", "Why was it not taken?", new Input.Choice(ToldCodes.NOT_TAKEN)),
              NOTE));

  private MeasureKinds() {}

  private static Kind measured(
      Measures.Instrument instrument, String title, String lead, Field... items) {
    Field[] fields = new Field[items.length + 2];
    fields[0] = Field.of("instrument", "Measure", new Input.Fixed(instrument.name()));
    System.arraycopy(items, 0, fields, 1, items.length);
    fields[items.length + 1] = NOTE;
    return Kind.of(InteractionType.WELLBEING_MEASURED, Group.MEASURES, title, lead, fields)
        .named(instrument.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static Field eleven(String item, String question) {
    return Field.of("items." + item, question, new Input.Scale(0, 10, "not at all", "completely"));
  }

  private static Field item(String name, int min, int max) {
    return Field.of(
        "items." + name, "Item " + name.substring(1), new Input.Scale(min, max, "", ""));
  }

  /** The instrument of a measure's form. */
  static String instrument(Kind kind) {
    return kind.fields().stream()
        .map(Field::input)
        .map(input -> input instanceof Input.Fixed(String value) ? value : "")
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
