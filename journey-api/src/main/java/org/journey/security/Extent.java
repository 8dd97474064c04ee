package org.journey.security;

/** How far a permission goes for a role. Always within the actor's own organisations. */
public enum Extent {
  /** Not at all: 403, before existence is looked at. */
  NONE,
  /** All of it. */
  WHOLE,
  /** Writing: {@code reflection-coded} alone. */
  REFLECTION_CODED,
  /** Reading: the told words of reflections whose clients gave the scope OWN_WORDS. */
  OWN_WORDS,
  /** Reading: everything but personal data. */
  WITHOUT_PERSONAL_DATA,
  /** Reading: of those who consent to research now, exactly, by pseudonyms. */
  CONSENTING,
  /** Reading: figures under disclosure control, small counts hidden. */
  CONTROLLED
}
