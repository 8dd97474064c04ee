/** Measures over time (journey-state.md and measures.md of the contract). */
@NullMarked
package org.journey.wellbeing;

import org.jspecify.annotations.NullMarked;
