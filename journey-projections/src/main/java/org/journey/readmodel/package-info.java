/** The projections there are: what is kept of each journey, and how it is asked for. */
@NullMarked
package org.journey.readmodel;

import org.jspecify.annotations.NullMarked;
