/** Facts against folds of the same journeys. */
@NullMarked
package org.journey.service.facts;

import org.jspecify.annotations.NullMarked;
