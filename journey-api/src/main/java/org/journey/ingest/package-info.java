/** The ways in: what is read from HTTP, a file or a topic becomes submissions to one recorder. */
@NullMarked
package org.journey.ingest;

import org.jspecify.annotations.NullMarked;
