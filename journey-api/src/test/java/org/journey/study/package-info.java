/** The study as an acceptance test: its Table 1 out of the histories that ship with Journey. */
@NullMarked
package org.journey.study;

import org.jspecify.annotations.NullMarked;
