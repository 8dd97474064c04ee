/** Timelines and models for tests, in few words. */
@NullMarked
package org.journey.given;

import org.jspecify.annotations.NullMarked;
