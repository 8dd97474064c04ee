/** Interactions over HTTP, one at a time and in batches. */
@NullMarked
package org.journey.ingest.http;

import org.jspecify.annotations.NullMarked;
