/**
 * What is told of what is recorded, part by part; from outside it is tried in {@code
 * org.journey.kafka}.
 */
@NullMarked
package org.journey.publication;

import org.jspecify.annotations.NullMarked;
