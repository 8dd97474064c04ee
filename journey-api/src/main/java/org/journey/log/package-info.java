/** The log: PostgreSQL, one global order without gaps, group commit. */
@NullMarked
package org.journey.log;

import org.jspecify.annotations.NullMarked;
