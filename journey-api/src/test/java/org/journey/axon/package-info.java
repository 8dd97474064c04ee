/** Tests of recording through Axon. */
@NullMarked
package org.journey.axon;

import org.jspecify.annotations.NullMarked;
