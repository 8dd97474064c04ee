package org.journey.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.YearMonth;
import org.journey.interaction.Identity;

/**
 * The associated data of every ciphertext: where it belongs. None of the parts can hold U+0000,
 * which the reader refuses, so no two places are the same bytes.
 */
final class Places {

  private Places() {}

  static byte[] field(String organisation, Identity identity, String pointer) {
    return join("journey:field:v1", organisation, identity.source(), identity.id(), pointer);
  }

  static byte[] interactionKey(String organisation, Identity identity) {
    return join("journey:interaction-key:v1", organisation, identity.source(), identity.id());
  }

  static byte[] personKey(ClientId client) {
    return join("journey:person-key:v1", client.organisation(), client.client());
  }

  static byte[] contentKey(ClientId client) {
    return join("journey:content-key:v1", client.organisation(), client.client());
  }

  static byte[] words(ClientId client, String place) {
    return join("journey:words:v1", client.organisation(), client.client(), place);
  }

  static byte[] refusedKey(LocalDate day) {
    return join("journey:refused-key:v1", day.toString());
  }

  static byte[] refused(LocalDate day, String place) {
    return join("journey:refused:v1", day.toString(), place);
  }

  static byte[] purposeKey(YearMonth month) {
    return join("journey:purpose-key:v1", month.toString());
  }

  static byte[] purpose(YearMonth month, String entry) {
    return join("journey:purpose:v1", month.toString(), entry);
  }

  private static byte[] join(String... parts) {
    return String.join("\0", parts).getBytes(UTF_8);
  }
}
