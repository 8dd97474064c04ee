/** Erasure, tried on the whole platform and on nodes of it. */
@NullMarked
package org.journey.erasure;

import org.jspecify.annotations.NullMarked;
