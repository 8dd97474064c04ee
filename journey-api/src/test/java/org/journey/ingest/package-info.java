/** What every way in shares. */
@NullMarked
package org.journey.ingest;

import org.jspecify.annotations.NullMarked;
