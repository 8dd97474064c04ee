package org.journey.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.journey.interaction.FieldType;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordShape;
import org.journey.state.Digests;

/**
 * The form of what lies in an archive. Codes lie there as their places in the tables of this
 * release: a release with other tables has another form, finds that it cannot read the files, and
 * makes them anew from the log. So nothing here must be kept for ever, as the log's own form is.
 */
final class ArchiveForm {

  /** Of the layout of files and chunks: one more for each change of it. */
  private static final int LAYOUT = 1;

  /** A digest of the layout and of all that is known of payloads. */
  static final String FINGERPRINT = fingerprint();

  private ArchiveForm() {}

  private static String fingerprint() {
    StringBuilder text = new StringBuilder().append("layout ").append(LAYOUT).append('\n');
    for (InteractionType type : InteractionType.values()) {
      text.append(type.number()).append(' ').append(type.type());
      describe(RecordShape.of(type), text);
      text.append('\n');
    }
    return HexFormat.of().formatHex(Digests.fresh().digest(text.toString().getBytes(UTF_8)));
  }

  private static void describe(RecordShape shape, StringBuilder to) {
    to.append(" {");
    for (RecordShape.Field field : shape.fields()) {
      to.append(field.name()).append(field.optional() ? "?" : "").append(':');
      if (field.personal()) {
        to.append("personal");
      } else {
        describe(field.type(), to);
      }
      to.append(' ');
    }
    to.append('}');
  }

  private static void describe(FieldType type, StringBuilder to) {
    switch (type) {
      case FieldType.Codes codes -> to.append("codes").append(codes.byCode().keySet());
      case FieldType.Nested(RecordShape shape) -> describe(shape, to);
      case FieldType.Chosen chosen -> {
        to.append("by ").append(chosen.by());
        chosen.shapes().values().forEach(shape -> describe(shape, to));
      }
      case FieldType.Many many -> {
        to.append("many ");
        describe(many.element(), to);
      }
      case FieldType.Id _,
          FieldType.IdentityPart _,
          FieldType.Text _,
          FieldType.Whole _,
          FieldType.Decimal _,
          FieldType.Flag _,
          FieldType.Day _,
          FieldType.Moment _,
          FieldType.Began _,
          FieldType.NhsNumber _,
          FieldType.SubTheme _,
          FieldType.CodeLabel _,
          FieldType.ModelReference _,
          FieldType.Opaque _ ->
          to.append(type.getClass().getSimpleName());
    }
  }
}
