package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The pages that belong to no part, and the way to them. */
class CommonPagesTest extends EveryPage {

  static final List<View> VIEWS = List.of(View.PHONE, View.DESKTOP);

  private static final ConsoleSite SITE = ConsoleSite.study();

  CommonPagesTest() {
    super(PageTable.COMMON);
  }

  @ParameterizedTest
  @FieldSource("VIEWS")
  void who_is_not_signed_in_is_asked_who_they_are_and_led_back(View view) {
    try (Visit visit = SITE.visit(view)) {
      assertThat(visit.open("/console/").status()).isEqualTo(200);
      assertThat(visit.path()).startsWith("/local-issuer/authorize");
      Fits.check(visit.page());
      Accessible.check(visit.page());
      Keyboard.of(visit.page()).everythingReachable();
      SITE.signIn(visit, Role.STAFF, ConsoleSite.STUDY);
      assertThat(visit.path()).isEqualTo("/console/");
    }
  }

  @Test
  void one_signs_in_without_javascript_too() {
    try (Visit visit = SITE.visitAnew(View.PHONE.withoutScript(), Role.STAFF, ConsoleSite.STUDY)) {
      assertThat(visit.open("/console/").status()).isEqualTo(200);
      assertThat(visit.path()).isEqualTo("/console/");
    }
  }
}
