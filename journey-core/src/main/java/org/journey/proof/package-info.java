/**
 * Evidence that a log was not changed: its Merkle tree (RFC 6962), signed checkpoints (C2SP
 * tlog-checkpoint), proofs, and the verification of bundles that an auditor takes home. Nothing but
 * the JDK is used here, so that what verifies can be read whole.
 */
@NullMarked
package org.journey.proof;

import org.jspecify.annotations.NullMarked;
