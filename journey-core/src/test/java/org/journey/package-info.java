/** What is held against every file. */
@NullMarked
package org.journey;

import org.jspecify.annotations.NullMarked;
