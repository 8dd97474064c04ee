package org.journey.interaction;

import org.journey.interaction.Rules.IdentityPart;

/**
 * What names an interaction within an organisation: the CloudEvents pair of source and id.
 *
 * @param source 1 to 128 characters
 * @param id 1 to 128 characters
 */
public record Identity(@IdentityPart String source, @IdentityPart String id) {}
