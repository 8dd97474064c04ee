/** How JSON is read and written here without anything of it being kept. */
@NullMarked
package org.journey.json;

import org.jspecify.annotations.NullMarked;
