/** The only package that wires Axon: entities, their repository, the event store, the recorder. */
@NullMarked
package org.journey.axon;

import org.jspecify.annotations.NullMarked;
