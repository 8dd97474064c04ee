/** Tests of stage models. */
@NullMarked
package org.journey.model;

import org.jspecify.annotations.NullMarked;
