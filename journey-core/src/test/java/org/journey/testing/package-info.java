/** Test support that the other modules use too, by journey-core's test-jar. */
@NullMarked
package org.journey.testing;

import org.jspecify.annotations.NullMarked;
