/**
 * Which interactions made each figure of a journey's state: reading again only those gives the
 * figure again.
 */
@NullMarked
package org.journey.evidence;

import org.jspecify.annotations.NullMarked;
