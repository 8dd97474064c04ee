/** Tests of an instance that brings all it needs. */
@NullMarked
package org.journey.local;

import org.jspecify.annotations.NullMarked;
