/** The comparison of the folds with an independent reference. */
@NullMarked
package org.journey.oracle;

import org.jspecify.annotations.NullMarked;
