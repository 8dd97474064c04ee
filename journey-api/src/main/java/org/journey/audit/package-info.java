/** What auditors ask for: checkpoints of the log, and proofs. */
@NullMarked
package org.journey.audit;

import org.jspecify.annotations.NullMarked;
