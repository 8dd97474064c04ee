/**
 * The figures of a service: for a period, beside those of another one, who is behind each, and as
 * files. What is shown is made of the API's answer as it came: a figure or a part that is not known
 * here by name is shown all the same. The entry point is {@link
 * org.journey.console.service.ServicePages}.
 */
@NullMarked
package org.journey.console.service;

import org.jspecify.annotations.NullMarked;
