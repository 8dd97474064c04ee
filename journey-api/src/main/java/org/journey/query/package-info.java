/** Reading what is recorded: interactions, the feed, a journey's state, timeline and evidence. */
@NullMarked
package org.journey.query;

import org.jspecify.annotations.NullMarked;
