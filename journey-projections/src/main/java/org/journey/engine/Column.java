package org.journey.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A column of a read model's table.
 *
 * @param name in the table
 * @param type what is kept
 */
public record Column(String name, Type type) {

  /** What a column keeps, and how it goes to PostgreSQL. */
  public enum Type {
    /** An id, a code, a notation. */
    TEXT("text"),
    /** A whole number. */
    NUMBER("bigint"),
    /** True or false. */
    FLAG("boolean"),
    /** An instant, as microseconds of the epoch on the way. */
    INSTANT("bigint"),
    /** Bytes of an encoding of ours. */
    BYTES("bytea");

    private final String array;

    Type(String array) {
      this.array = array;
    }

    /** The type of the array's elements in which values go. */
    String element() {
      return array;
    }
  }

  /** What stands for the column where rows come from arrays. */
  String expression() {
    return switch (type) {
      case INSTANT -> "timestamptz 'epoch' + r." + name + " * interval '1 microsecond'";
      case TEXT, NUMBER, FLAG, BYTES -> "r." + name;
    };
  }

  /** An instant as it goes. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
