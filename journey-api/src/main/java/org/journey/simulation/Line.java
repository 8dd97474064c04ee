package org.journey.simulation;

import java.time.Instant;

/**
 * One interaction as a service's staff would have sent it.
 *
 * @param entered when they entered it, which an interaction itself does not tell
 * @param bytes a CloudEvent in JSON, UTF-8, without a line end
 */
public record Line(Instant entered, byte[] bytes) {}
