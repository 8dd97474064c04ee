/**
 * Forgetting for good: requests for erasure and redaction, their approval by a second manager,
 * holds against them, the destruction of keys with its record in the log, and the list of what was
 * destroyed, kept outside the database and applied again after a restore (docs/decisions/0011).
 */
@NullMarked
package org.journey.erasure;

import org.jspecify.annotations.NullMarked;
