/**
 * Personal fields: where they are in a payload, and the port through which they are sealed and
 * opened.
 */
@NullMarked
package org.journey.privacy;

import org.jspecify.annotations.NullMarked;
