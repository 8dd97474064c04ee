/** Tests of bundles of FHIR resources. */
@NullMarked
package org.journey.fhir;

import org.jspecify.annotations.NullMarked;
