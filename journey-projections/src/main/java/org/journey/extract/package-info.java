/**
 * Research extracts: the consented journeys of a cohort as files that other tools open, under
 * pseudonyms, without free text, the same bytes for the same request.
 */
@NullMarked
package org.journey.extract;

import org.jspecify.annotations.NullMarked;
