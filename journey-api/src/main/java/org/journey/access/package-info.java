/**
 * The access log: who was told about which journey, when, and for what. An entry is durable before
 * the answer goes out (docs/decisions/0012).
 */
@NullMarked
package org.journey.access;

import org.jspecify.annotations.NullMarked;
