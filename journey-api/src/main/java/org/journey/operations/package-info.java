/** Running it: settings and their checks, the database's users, health, shutdown. */
@NullMarked
package org.journey.operations;

import org.jspecify.annotations.NullMarked;
