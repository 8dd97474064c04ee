package org.journey.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.journey.interaction.FieldType;
import org.jspecify.annotations.Nullable;

/** Which values a field can hold, for the tests of a model. */
final class PossibleValues {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private PossibleValues() {}

  /** The value as the interaction's field would give it; null if the field cannot hold it. */
  static @Nullable Object of(FieldType type, Tree tree) {
    return switch (type) {
      case FieldType.Many many -> of(many.element(), tree);
      case FieldType.Codes codes ->
          tree instanceof Tree.Text text && codes.byCode().containsKey(text.value())
              ? text.value()
              : null;
      case FieldType.Whole whole ->
          tree instanceof Tree.Numeral number
                  && number.whole()
                  && number.value().longValueExact() >= whole.min()
                  && number.value().longValueExact() <= whole.max()
              ? number.value().intValueExact()
              : null;
      case FieldType.Flag _ -> tree instanceof Tree.Flag flag ? flag.value() : null;
      case FieldType.Id _ -> matching(Forms.ID, tree);
      case FieldType.ModelReference _ -> matching(Forms.REFERENCE, tree);
      case FieldType.Day _ -> isDay(matching(DAY, tree)) ? matching(DAY, tree) : null;
      case FieldType.IdentityPart _,
          FieldType.Text _,
          FieldType.Moment _,
          FieldType.Began _,
          FieldType.NhsNumber _,
          FieldType.SubTheme _,
          FieldType.CodeLabel _ ->
          tree instanceof Tree.Text text ? text.value() : null;
      case FieldType.Decimal _, FieldType.Nested _, FieldType.Chosen _, FieldType.Opaque _ -> null;
    };
  }

  /** What the field can hold, for people. */
  static String reason(FieldType type) {
    return switch (type) {
      case FieldType.Many many -> reason(many.element());
      case FieldType.Codes codes -> "must be of " + String.join(", ", codes.byCode().keySet());
      case FieldType.Whole whole ->
          "must be a whole number from " + whole.min() + " to " + whole.max();
      case FieldType.Flag _ -> "must be true or false";
      case FieldType.Id _ -> "must be an id";
      case FieldType.ModelReference _ -> "must be id@version";
      case FieldType.Day _ -> "must be a real date, YYYY-MM-DD";
      case FieldType.IdentityPart _,
          FieldType.Text _,
          FieldType.Moment _,
          FieldType.Began _,
          FieldType.NhsNumber _,
          FieldType.SubTheme _,
          FieldType.CodeLabel _ ->
          "must be text";
      case FieldType.Decimal _, FieldType.Nested _, FieldType.Chosen _, FieldType.Opaque _ ->
          "cannot be tested";
    };
  }

  private static boolean isDay(@Nullable String text) {
    if (text == null) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static @Nullable String matching(Pattern form, Tree tree) {
    return tree instanceof Tree.Text text && form.matcher(text.value()).matches()
        ? text.value()
        : null;
  }
}
