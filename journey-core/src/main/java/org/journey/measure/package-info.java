/** Scoring of wellbeing measures, exactly: measures.md of the contract. */
@NullMarked
package org.journey.measure;

import org.jspecify.annotations.NullMarked;
