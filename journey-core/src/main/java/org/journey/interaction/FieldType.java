package org.journey.interaction;

import java.util.Map;

/** What a component of an interaction record can hold, with its rules. */
public sealed interface FieldType {

  /** See {@link Rules.Id}. */
  record Id() implements FieldType {}

  /** See {@link Rules.IdentityPart}. */
  record IdentityPart() implements FieldType {}

  /** See {@link Rules.Text}; {@code max} in code points. */
  record Text(int max) implements FieldType {}

  /** An integer, both bounds included. */
  record Whole(int min, int max) implements FieldType {}

  /** A number of any sign, kept with the digits as emitted. */
  record Decimal() implements FieldType {}

  /** {@code true} or {@code false}. */
  record Flag() implements FieldType {}

  /** An enum's constants by their exact names, in the order of the enum. */
  record Codes(Map<String, Object> byCode) implements FieldType {}

  /** {@code YYYY-MM-DD}. */
  record Day() implements FieldType {}

  /** An RFC 3339 time. */
  record Moment() implements FieldType {}

  /** See {@link Since}. */
  record Began() implements FieldType {}

  /** See {@link Rules.NhsNumber}. */
  record NhsNumber() implements FieldType {}

  /** See {@link Rules.SubTheme}. */
  record SubTheme() implements FieldType {}

  /** See {@link Rules.CodeLabel}. */
  record CodeLabel() implements FieldType {}

  /** See {@link Rules.ModelReference}. */
  record ModelReference() implements FieldType {}

  /** An object with fields of its own. */
  record Nested(RecordShape shape) implements FieldType {}

  /** An object whose shape another field chooses. */
  record Chosen(String by, Map<Object, RecordShape> shapes) implements FieldType {}

  /** A list. */
  record Many(FieldType element, int min, int max, boolean repeats) implements FieldType {}

  /** An object whose shape is known only beside something outside the message. */
  record Opaque() implements FieldType {}
}
