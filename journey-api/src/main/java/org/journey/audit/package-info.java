/** What auditors ask for: checkpoints of the log, proofs and bundles. */
@NullMarked
package org.journey.audit;

import org.jspecify.annotations.NullMarked;
