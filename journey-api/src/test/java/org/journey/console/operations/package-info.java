/** The pages of who runs the platform. */
@NullMarked
package org.journey.console.operations;

import org.jspecify.annotations.NullMarked;
