/** The examples of docs/examples, run as a developer of a staff app would run them. */
@NullMarked
package org.journey.examples;

import org.jspecify.annotations.NullMarked;
