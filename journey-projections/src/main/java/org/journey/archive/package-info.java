/**
 * The log by journeys, in codes and times alone: immutable files from which all histories are read
 * again as fast as they can be folded (docs/decisions/0008-the-archive.md).
 */
@NullMarked
package org.journey.archive;

import org.jspecify.annotations.NullMarked;
