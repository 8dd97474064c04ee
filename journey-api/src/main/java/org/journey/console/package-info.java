/**
 * What people look at: pages made by the server, for a browser. The console has no way of its own
 * to anything: it asks the API of the same instance, over HTTP and with the token of who is signed
 * in, so that a page shows what the API says and nobody sees more by a page than by a call. The
 * entry point for a new page is {@link org.journey.console.Section}.
 */
@NullMarked
package org.journey.console;

import org.jspecify.annotations.NullMarked;
