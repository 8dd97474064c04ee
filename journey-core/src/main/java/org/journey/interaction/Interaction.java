package org.journey.interaction;

import org.jspecify.annotations.Nullable;

/**
 * The payload ({@code data}) of one thing that happened with a client.
 *
 * <p>Sealed, so that a {@code switch} over it without {@code default} stops compiling when a kind
 * is added. The kinds are nested by theme in the permitted interfaces.
 */
public sealed interface Interaction
    permits Access,
        Support,
        Participation,
        Telling,
        Goals,
        Measures,
        Obstacles,
        Course,
        Amendment,
        People {

  /** Free text beside the structured fields; personal data. At most 4,000 code points. */
  @Nullable Personal<String> note();
}
