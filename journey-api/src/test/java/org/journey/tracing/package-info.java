/** Ids of traces, as callers send them. */
@NullMarked
package org.journey.tracing;

import org.jspecify.annotations.NullMarked;
