package org.journey.sealing;

/**
 * A client of an organisation: who has a key.
 *
 * @param organisation the tenant
 * @param client the organisation's own id
 */
public record ClientId(String organisation, String client) {}
