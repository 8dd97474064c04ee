/** The auditor's pages and the managers' of erasure. */
@NullMarked
package org.journey.console.audit;

import org.jspecify.annotations.NullMarked;
