/** Tests of the archive. */
@NullMarked
package org.journey.archive;

import org.jspecify.annotations.NullMarked;
