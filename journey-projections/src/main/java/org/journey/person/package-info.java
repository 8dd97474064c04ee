/** Which ids of clients are one person: merges, and merges undone. */
@NullMarked
package org.journey.person;

import org.jspecify.annotations.NullMarked;
