@NullMarked
package org.journey.publication;

import org.jspecify.annotations.NullMarked;
