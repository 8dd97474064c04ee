/**
 * The pages of who runs the platform: how far what is derived follows the log, building it anew,
 * and what was refused. Entry point: {@link org.journey.console.operations.OperationsPages}.
 */
@NullMarked
package org.journey.console.operations;

import org.jspecify.annotations.NullMarked;
