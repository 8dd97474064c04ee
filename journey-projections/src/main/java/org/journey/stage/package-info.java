/**
 * Reading a journey under a stage model: what is evidence of what, and which stages are entered
 * (stage-model.md of the contract).
 */
@NullMarked
package org.journey.stage;

import org.jspecify.annotations.NullMarked;
