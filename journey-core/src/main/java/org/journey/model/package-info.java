/**
 * Stage models: the stages and sub-themes in which a journey is read, and the rules by which
 * interactions are evidence of them. Models are data; this package reads and checks them.
 */
@NullMarked
package org.journey.model;

import org.jspecify.annotations.NullMarked;
