package org.journey.sealing;

import java.util.Comparator;

/**
 * A client of an organisation: who has a key.
 *
 * @param organisation the tenant
 * @param client the organisation's own id
 */
public record ClientId(String organisation, String client) {

  static final Comparator<ClientId> ORDER =
      Comparator.comparing(ClientId::organisation).thenComparing(ClientId::client);
}
