/** Figures of services against hand-made cases, laws, and an independent implementation. */
@NullMarked
package org.journey.service;

import org.jspecify.annotations.NullMarked;
