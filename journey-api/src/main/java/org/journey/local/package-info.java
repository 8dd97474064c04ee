/**
 * What the local profile brings along instead of being given it: a data directory, PostgreSQL, keys
 * and an issuer of tokens. The application itself sees settings only, the same as in production.
 */
@NullMarked
package org.journey.local;

import org.jspecify.annotations.NullMarked;
