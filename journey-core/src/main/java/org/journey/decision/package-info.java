/** The one place that says no: what is recorded of a journey, and one named rule per refusal. */
@NullMarked
package org.journey.decision;

import org.jspecify.annotations.NullMarked;
