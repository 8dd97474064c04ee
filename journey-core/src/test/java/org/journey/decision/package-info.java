/** Tests of the decisions and their laws. */
@NullMarked
package org.journey.decision;

import org.jspecify.annotations.NullMarked;
