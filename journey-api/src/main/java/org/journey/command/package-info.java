/** The command line. Data goes to standard output, everything else to standard error. */
@NullMarked
package org.journey.command;

import org.jspecify.annotations.NullMarked;
