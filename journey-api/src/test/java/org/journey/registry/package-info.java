/** Registered stage models, past HTTP. */
@NullMarked
package org.journey.registry;

import org.jspecify.annotations.NullMarked;
