package org.journey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of purity are shown to catch what they forbid. */
class PurityControlTest {

  static final class Clocked {
    Instant time() {
      return Instant.now();
    }
  }

  static final class Dicing {
    int number() {
      return new Random(1).nextInt();
    }
  }

  static final class Local {
    ZoneId zone() {
      return ZoneId.systemDefault();
    }
  }

  static final class Shouting {
    @SuppressWarnings("StringCaseLocaleUsage")
    String loud(String text) {
      return text.toUpperCase();
    }
  }

  static final class Floating {
    long rounded(long whole) {
      return Math.round(Math.sqrt((double) whole));
    }
  }

  /** Gives to others what it calculates with. */
  public static final class Giving {
    /** A root. */
    public double root(long of) {
      return StrictMath.sqrt((double) of);
    }
  }

  static final class Hashed {
    String joined() {
      Map<String, String> map = new HashMap<>();
      map.put("a", "b");
      return String.join(",", map.keySet());
    }
  }

  static final class Pure {
    String first(Map<String, String> map) {
      return String.join(",", map.values());
    }
  }

  @Test
  void each_rule_catches_what_it_is_for() {
    assertThat(breaks(Purity.NO_CLOCK, Clocked.class)).isTrue();
    assertThat(breaks(Purity.NO_RANDOMNESS, Dicing.class)).isTrue();
    assertThat(breaks(Purity.NO_DEFAULT_LOCALE_OR_TIME_ZONE, Local.class)).isTrue();
    assertThat(breaks(Purity.NO_DEFAULT_LOCALE_OR_TIME_ZONE, Shouting.class)).isTrue();
    assertThat(breaks(Purity.NO_FLOATING_POINT, Floating.class)).isTrue();
    assertThat(breaks(Purity.NO_FUNCTIONS_OF_THE_MACHINE, Floating.class)).isTrue();
    assertThat(breaks(Purity.DECIMALS_COME_OUT, Giving.class)).isTrue();
    assertThat(breaks(Purity.NO_HASH_ORDER, Hashed.class)).isTrue();
    assertThat(breaks(Purity.NO_FRAMEWORK, Networked.class)).isTrue();
    assertThat(breaks(Purity.NO_FRAMEWORK, Querying.class)).isTrue();
  }

  static final class Networked {
    java.net.URI uri() {
      return java.net.URI.create("urn:x");
    }
  }

  static final class Querying {
    java.sql.@Nullable Connection connection;
  }

  @Test
  void none_catches_what_is_pure() {
    assertThat(breaks(Purity.NO_CLOCK, Pure.class)).isFalse();
    assertThat(breaks(Purity.NO_RANDOMNESS, Pure.class)).isFalse();
    assertThat(breaks(Purity.NO_DEFAULT_LOCALE_OR_TIME_ZONE, Pure.class)).isFalse();
    assertThat(breaks(Purity.NO_FLOATING_POINT, Pure.class)).isFalse();
    assertThat(breaks(Purity.NO_FUNCTIONS_OF_THE_MACHINE, Giving.class)).isFalse();
    assertThat(breaks(Purity.DECIMALS_COME_OUT, Floating.class)).isFalse();
    assertThat(breaks(Purity.NO_HASH_ORDER, Pure.class)).isFalse();
    assertThat(breaks(Purity.NO_FRAMEWORK, Pure.class)).isFalse();
  }

  private static boolean breaks(ArchRule rule, Class<?> type) {
    JavaClasses classes = new ClassFileImporter().importClasses(type);
    return rule.evaluate(classes).hasViolation();
  }
}
