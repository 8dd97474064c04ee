/** Bundles as auditors get them, and a tree for platforms whose checkpoints are not asked for. */
@NullMarked
package org.journey.audit;

import org.jspecify.annotations.NullMarked;
