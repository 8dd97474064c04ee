package org.journey.local;

import java.nio.file.Path;

/** Unpacks PostgreSQL in a process of its own; that which {@code XDG_CACHE_HOME} names is used. */
final class Unpacking {

  private Unpacking() {}

  /**
   * Prints where it was unpacked to.
   *
   * @param arguments the data directory
   */
  public static void main(String[] arguments) {
    System.out.println(PostgresBinaries.unpacked(Path.of(arguments[0])));
  }
}
