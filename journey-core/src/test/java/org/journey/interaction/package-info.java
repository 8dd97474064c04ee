/** Tests of reading and writing interactions. */
@NullMarked
package org.journey.interaction;

import org.jspecify.annotations.NullMarked;
