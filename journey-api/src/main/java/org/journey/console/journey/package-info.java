/**
 * The page of a journey: how far it has come, what was recorded and why each figure is as it is, at
 * any moment and as was known at any moment. The entry points are {@code JourneyPages} and {@code
 * EvidencePages}.
 */
@NullMarked
package org.journey.console.journey;

import org.jspecify.annotations.NullMarked;
