/** Who is asking, and what they may do. */
@NullMarked
package org.journey.security;

import org.jspecify.annotations.NullMarked;
