/**
 * The auditor's pages, and the managers' of erasure. Proofs are verified here, in front of who
 * reads, from the stored bytes that the API gives: {@link org.journey.console.audit.JourneyBundle}
 * has them and {@link org.journey.console.audit.InclusionView} shows the way to the root.
 */
@NullMarked
package org.journey.console.audit;

import org.jspecify.annotations.NullMarked;
