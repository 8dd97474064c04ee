/** What is made up is held against what it claims to be made by. */
@NullMarked
package org.journey.simulation;

import org.jspecify.annotations.NullMarked;
