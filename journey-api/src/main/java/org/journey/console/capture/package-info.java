/**
 * Capture: the pages on which those who work with people write down what happened. What a form asks
 * stands in {@link org.journey.console.capture.Kinds}, in the order and the words of a link worker;
 * whether it is right the API says, and it alone.
 */
@NullMarked
package org.journey.console.capture;

import org.jspecify.annotations.NullMarked;
