/**
 * What a client took part in, and when asking stopped bringing anything new to the record
 * (engagement.md of the contract).
 */
@NullMarked
package org.journey.engagement;

import org.jspecify.annotations.NullMarked;
