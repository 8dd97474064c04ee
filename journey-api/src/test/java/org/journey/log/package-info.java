/** The contract of a log, and ours under faults. */
@NullMarked
package org.journey.log;

import org.jspecify.annotations.NullMarked;
