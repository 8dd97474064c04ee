package org.journey.erasure;

import java.io.IOException;
import java.nio.file.Path;

/** There is no list beside a database that has had one. */
final class MissingList extends IOException {

  private static final long serialVersionUID = 1L;

  MissingList(Path file) {
    super(
        file
            + " is missing, and this database has had a list of erasures: put the newest there,"
            + " from the directory that this one replaces or from another node, or what was erased"
            + " since a copy was made is readable again. If there is none any more, start once"
            + " with serve --accept-missing-erasures");
  }
}
