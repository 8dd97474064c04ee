/** What may be published, and what must never show. */
@NullMarked
package org.journey.service.disclosure;

import org.jspecify.annotations.NullMarked;
