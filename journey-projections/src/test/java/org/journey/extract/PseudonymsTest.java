package org.journey.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.journey.extract.Pseudonyms.Kind;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  private static final byte[] KEY = key(3);

  private static byte[] key(int of) {
    byte[] key = new byte[Pseudonyms.KEY_BYTES];
    Arrays.fill(key, (byte) of);
    return key;
  }

  /** Held against the platform's own HMAC, and base 32 by division. */
  @Test
  void a_name_is_an_hmac_in_base_32() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] message = "c\0\4soar\0\3c-1".getBytes(UTF_8);
    byte[] hash = mac.doFinal(message);
    BigInteger number = new BigInteger(1, Arrays.copyOf(hash, 16)).shiftLeft(2);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 26; i++) {
      int digit = number.intValue() & 31;
      expected.insert(0, "abcdefghijklmnopqrstuvwxyz234567".charAt(digit));
      number = number.shiftRight(5);
    }
    assertThat(new Pseudonyms(KEY).of(Kind.CLIENT, "soar", "c-1")).isEqualTo("c" + expected);
  }

  @Test
  void names_differ_by_kind_organisation_id_and_key() {
    Pseudonyms names = new Pseudonyms(KEY);
    Set<String> all = new HashSet<>();
    for (Kind kind : Kind.values()) {
      String name = names.of(kind, "soar", "x");
      assertThat(name).hasSize(27).startsWith(String.valueOf(kind.letter()));
      all.add(name.substring(1));
    }
    all.add(names.of(Kind.GOAL, "other", "x").substring(1));
    all.add(names.of(Kind.GOAL, "soar", "y").substring(1));
    all.add(names.of(Kind.GOAL, "soar", "x", "").substring(1));
    all.add(names.of(Kind.GOAL, "soarx").substring(1));
    all.add(new Pseudonyms(key(4)).of(Kind.GOAL, "soar", "x").substring(1));
    assertThat(all).hasSize(Kind.values().length + 5);
    assertThat(names.of(Kind.GOAL, "ab", "c")).isNotEqualTo(names.of(Kind.GOAL, "a", "bc"));
  }

  @Test
  void the_same_thing_has_the_same_name_again() {
    assertThat(new Pseudonyms(KEY).of(Kind.WORKER, "soar", "w-1"))
        .isEqualTo(new Pseudonyms(KEY).of(Kind.WORKER, "soar", "w-1"));
  }

  @Test
  void a_short_key_is_refused() {
    assertThatThrownBy(() -> new Pseudonyms(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
