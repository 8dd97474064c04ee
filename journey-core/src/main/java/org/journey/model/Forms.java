package org.journey.model;

import java.util.regex.Pattern;

/** The forms of names in a model. */
final class Forms {

  /** As ids of interactions are written. */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** {@code id@version}, as interactions refer to codebooks. */
  static final Pattern REFERENCE = Pattern.compile(ID.pattern() + "@" + ID.pattern());

  /** Short names of sub-themes and codes, as interactions write codes. */
  static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private Forms() {}
}
