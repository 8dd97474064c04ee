/** The evidence that a log was not changed, held against the RFCs and against a naive tree. */
@NullMarked
package org.journey.proof;

import org.jspecify.annotations.NullMarked;
