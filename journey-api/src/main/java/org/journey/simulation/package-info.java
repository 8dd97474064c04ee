/**
 * Synthetic histories: what services might have recorded, made from a seed. Nothing else of the
 * application knows of it, and it knows only the vocabulary of interactions.
 *
 * <p>It is here and not in journey-core because it draws from continuous distributions, in floating
 * point, which the core does without. It gives the same bytes on every machine all the same:
 * arithmetic on {@code double} is exact by IEEE 754 since Java 17, what is more than arithmetic is
 * taken from {@link StrictMath}, the random generator is our own, and neither clock, locale nor
 * time zone is asked.
 */
@NullMarked
package org.journey.simulation;

import org.jspecify.annotations.NullMarked;
