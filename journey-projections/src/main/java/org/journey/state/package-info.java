/** The whole state of a journey, as it is answered (journey-state.md of the contract). */
@NullMarked
package org.journey.state;

import org.jspecify.annotations.NullMarked;
