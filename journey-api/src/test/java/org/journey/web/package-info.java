/** The platform as its callers meet it: over HTTP, with PostgreSQL and tokens as they are. */
@NullMarked
package org.journey.web;

import org.jspecify.annotations.NullMarked;
