package org.journey.extract.parquet;

/**
 * A column.
 *
 * @param name its name
 * @param type what it holds
 * @param required whether it is never absent
 */
public record ParquetColumn(String name, Type type, boolean required) {

  /** What a column can hold. */
  public sealed interface Type {

    /** Text; {@code repeats}: whether rows mostly share their values, so that a dictionary pays. */
    record Text(boolean repeats) implements Type {}

    /** Whole numbers of 32 bits. */
    record Int32() implements Type {}

    /** Whole numbers of 64 bits. */
    record Int64() implements Type {}

    /** Decimals of up to 18 digits, {@code scale} of them after the point. */
    record Decimal(int scale) implements Type {}

    /** Flags. */
    record Flag() implements Type {}

    /** Instants, UTC, in microseconds since 1970. */
    record Moment() implements Type {}

    /** Dates, in days since 1970. */
    record Day() implements Type {}
  }
}
