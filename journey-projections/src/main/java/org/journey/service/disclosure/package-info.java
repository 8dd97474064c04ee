/**
 * What of a service's figures may be published: small counts suppressed, others rounded, and
 * nothing told that differs from the last edition by a few people.
 */
@NullMarked
package org.journey.service.disclosure;

import org.jspecify.annotations.NullMarked;
