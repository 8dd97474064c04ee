package org.journey.engine;

/**
 * An interaction as it lies in the log, not read yet: a release that cannot read it can still say
 * which one it is.
 *
 * @param sequence its place in the log
 * @param version its place in its journey, from 0
 * @param event the exact stored bytes
 */
public record RawInteraction(long sequence, int version, byte[] event) {}
