/**
 * What every HTTP call shares: problems as RFC 9457, strict parameters and bodies, cursors, and the
 * pages that explain the interface.
 */
@NullMarked
package org.journey.web;

import org.jspecify.annotations.NullMarked;
