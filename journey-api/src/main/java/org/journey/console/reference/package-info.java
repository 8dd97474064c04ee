/**
 * What one looks up: the data dictionary, stage models, definitions, help and the accessibility
 * statement. The dictionary is made of the schemas that are served, so it says what runs. Entry
 * point: {@link org.journey.console.reference.ReferencePages}.
 */
@NullMarked
package org.journey.console.reference;

import org.jspecify.annotations.NullMarked;
