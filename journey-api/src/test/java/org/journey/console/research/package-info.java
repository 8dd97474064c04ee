/** What the pages of research show is what the API tells, and what is done there is done. */
@NullMarked
package org.journey.console.research;

import org.jspecify.annotations.NullMarked;
