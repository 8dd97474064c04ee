package org.journey.model;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * An improvement that lasts: better than the baseline by at least {@code improvement}, and so at an
 * earlier measurement at least {@code apart} before, and at every one between.
 *
 * @param instrument as in the state of a journey: {@code SWEMWBS}, {@code SCORED:<name>}
 * @param scale of that instrument
 * @param improvement over 0, in points of the scale
 * @param apart days of 24 h, 0 or more
 */
public record SustainedTest(
    String instrument, String scale, BigDecimal improvement, Duration apart) {}
