/** Tests of scoring. */
@NullMarked
package org.journey.measure;

import org.jspecify.annotations.NullMarked;
