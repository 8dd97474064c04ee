/** The figures of a service as people see them, held against what the API says. */
@NullMarked
package org.journey.console.service;

import org.jspecify.annotations.NullMarked;
