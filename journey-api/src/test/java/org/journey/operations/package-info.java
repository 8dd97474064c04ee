/** Tests of what a start checks. */
@NullMarked
package org.journey.operations;

import org.jspecify.annotations.NullMarked;
