/**
 * Finding people: the list of journeys with its filters, the page of a person and what a manager
 * may do for them, and the directory of activities. Entry point: {@link
 * org.journey.console.caseload.CaseloadPages}.
 */
@NullMarked
package org.journey.console.caseload;

import org.jspecify.annotations.NullMarked;
