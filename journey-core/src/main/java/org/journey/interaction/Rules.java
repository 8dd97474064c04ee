package org.journey.interaction;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The rules a component of an interaction record can carry. Read by the strict reader and by the
 * schema generator, so that both say the same. What is not annotated follows from the type: an enum
 * is its codes, {@code Boolean}, {@code LocalDate} and {@code Instant} are themselves,
 * {@code @Nullable} is optional.
 */
public final class Rules {

  private Rules() {}

  /** An id: {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}, not a valid NHS number as a whole. */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface Id {}

  /**
   * A CloudEvents {@code source} or {@code id}: 1 to 128 code points, without any control character
   * (CloudEvents 1.0 allows none in attributes) and without bidirectional controls.
   */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface IdentityPart {
    /** Largest length in code points. */
    int MAX = 128;
  }

  /** Text of 1 to {@code max} code points, without controls other than tab and line ends. */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface Text {
    /** Largest length in code points. */
    int max();
  }

  /** An integer between two bounds, both included. */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface Range {
    /** Smallest value. */
    int min();

    /** Largest value. */
    int max();
  }

  /** How many elements a list has. */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface Size {
    /** Fewest. */
    int min();

    /** Most. */
    int max();

    /** Whether an element may occur twice; lists of codes are without repeats. */
    boolean repeats() default false;
  }

  /** An NHS number: 10 digits, the check digit right. */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface NhsNumber {}

  /** A sub-theme of some registered stage model. */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface SubTheme {}

  /** A finer label: 1 to 64 of {@code a-z 0-9 -}. */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface CodeLabel {}

  /** {@code id@version}: two ids' worth of characters, with one {@code @} between. */
  @Retention(RUNTIME)
  @Target(RECORD_COMPONENT)
  public @interface ModelReference {}
}
