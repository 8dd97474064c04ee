@NullMarked
package org.journey.ingest.kafka;

import org.jspecify.annotations.NullMarked;
