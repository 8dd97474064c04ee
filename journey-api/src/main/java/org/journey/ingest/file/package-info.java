/** Interactions from files: NDJSON, plain or packed. */
@NullMarked
package org.journey.ingest.file;

import org.jspecify.annotations.NullMarked;
