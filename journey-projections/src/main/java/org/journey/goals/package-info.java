/** Goals as they stand (journey-state.md of the contract). */
@NullMarked
package org.journey.goals;

import org.jspecify.annotations.NullMarked;
