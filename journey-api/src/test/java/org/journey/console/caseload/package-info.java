/** Finding people by the console, and what managers do about a person, held against the API. */
@NullMarked
package org.journey.console.caseload;

import org.jspecify.annotations.NullMarked;
