/**
 * What a service as a whole does, from the facts of its journeys (service-metrics.md of the
 * contract): figures, and who is behind each.
 */
@NullMarked
package org.journey.service;

import org.jspecify.annotations.NullMarked;
