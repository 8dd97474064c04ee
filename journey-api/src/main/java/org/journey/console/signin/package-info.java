/**
 * Signing in with an OIDC issuer: authorization code with PKCE. Who is signed in is kept by the
 * browser, in a cookie that only an instance can read: nothing of it lies with the server, so every
 * node serves everybody and a restart signs nobody out.
 */
@NullMarked
package org.journey.console.signin;

import org.jspecify.annotations.NullMarked;
