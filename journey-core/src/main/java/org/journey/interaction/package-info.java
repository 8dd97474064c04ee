/**
 * The language of the domain: every kind of interaction that can be recorded, as one sealed
 * hierarchy of records, and how it is read from and written to CloudEvents.
 *
 * <p>The records are the specification: component names are the JSON field names, component types
 * and annotations are the rules. The strict reader, the JSON Schemas and the list of personal
 * fields are all made from them.
 */
@NullMarked
package org.journey.interaction;

import org.jspecify.annotations.NullMarked;
