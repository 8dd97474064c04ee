/**
 * Bundles that an auditor takes home (docs/bundles.md): one file of a journey, or of the whole log,
 * with all that is needed to verify it offline with the log's public key. Nothing but the JDK is
 * used here. Who verifies trusts nothing that is read: every size, name and number is bounded
 * before memory is taken for it.
 */
@NullMarked
package org.journey.proof.bundle;

import org.jspecify.annotations.NullMarked;
