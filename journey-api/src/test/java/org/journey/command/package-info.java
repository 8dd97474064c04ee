/** Tests of the command line, most of them by child processes. */
@NullMarked
package org.journey.command;

import org.jspecify.annotations.NullMarked;
