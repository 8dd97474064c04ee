/** Tests of the sealing of personal data. */
@NullMarked
package org.journey.sealing;

import org.jspecify.annotations.NullMarked;
