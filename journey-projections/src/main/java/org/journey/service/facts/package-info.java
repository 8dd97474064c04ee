/**
 * One journey in its most compact form: codes and times, no personal data; enough for every figure
 * of a service at every instant.
 */
@NullMarked
package org.journey.service.facts;

import org.jspecify.annotations.NullMarked;
