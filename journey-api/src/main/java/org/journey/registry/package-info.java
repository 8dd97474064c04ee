/** What is registered beside the log: stage models and the directory of activities. */
@NullMarked
package org.journey.registry;

import org.jspecify.annotations.NullMarked;
