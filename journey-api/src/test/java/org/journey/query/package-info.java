/** Parts of what reads are answered with. */
@NullMarked
package org.journey.query;

import org.jspecify.annotations.NullMarked;
