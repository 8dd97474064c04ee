package org.journey.access;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An entry that can be stored.
 *
 * @param places under which it is found
 * @param tail its bytes behind number and time
 * @param glass the journey for which the glass is broken; null: none
 */
record Prepared(
    String organisation,
    String actor,
    String operation,
    Collection<String> places,
    byte[] tail,
    @Nullable String glass) {}
