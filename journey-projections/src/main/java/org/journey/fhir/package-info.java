/**
 * A journey as a bundle of HL7 FHIR R4 resources. Which interaction becomes what is told, and why,
 * in docs/fhir.md.
 */
@NullMarked
package org.journey.fhir;

import org.jspecify.annotations.NullMarked;
