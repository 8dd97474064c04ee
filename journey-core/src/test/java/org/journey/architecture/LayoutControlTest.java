package org.journey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.journey.interaction.Identity;
import org.journey.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of the layout are shown to catch what they forbid; those of frameworks in journey-api,
 * where there are some.
 */
class LayoutControlTest {

  static final class Printing {
    void print() {
      System.out.println("here");
    }
  }

  static final class Logging {
    private static final Logger LOG = Logger.getLogger("x");

    void log() {
      LOG.info("here");
    }
  }

  static final class Silent {
    Identity identity() {
      return new Identity("/s", "i");
    }
  }

  static final class Keeping {
    byte[] json(ObjectNode tree) {
      return JsonMapper.shared().writeValueAsBytes(tree);
    }
  }

  static final class KeepingUnawares {
    String json(ObjectNode tree) {
      return tree.toString();
    }
  }

  static final class Forgetful {
    String json(ObjectNode tree) {
      return Json.MAPPER.writeValueAsString(tree);
    }
  }

  @Test
  void who_reads_or_writes_json_by_what_keeps_it_is_caught() {
    assertThat(breaks(Layout.JSON_WITHOUT_LEFTOVERS, Keeping.class)).isTrue();
    assertThat(breaks(Layout.JSON_WITHOUT_LEFTOVERS, KeepingUnawares.class)).isTrue();
    assertThat(breaks(Layout.JSON_WITHOUT_LEFTOVERS, Forgetful.class)).isFalse();
  }

  @Test
  void who_prints_or_logs_is_caught() {
    assertThat(breaks(Layout.SILENT, Printing.class)).isTrue();
    assertThat(breaks(Layout.SILENT, Logging.class)).isTrue();
    assertThat(breaks(Layout.SILENT, Silent.class)).isFalse();
  }

  @Test
  void who_knows_another_module_is_caught() {
    assertThat(breaks(Layout.restsOn("journey-projections"), Silent.class)).isTrue();
    assertThat(breaks(Layout.restsOn("journey-core"), Silent.class)).isFalse();
  }

  /** The JDK has one: random numbers come as streams, and streams run on fork and join. */
  @Test
  void a_cycle_is_caught() throws ClassNotFoundException {
    Class<?> task = Class.forName("java.util.stream.AbstractTask");
    ArchRule rule = Layout.noCyclesUnder("java.util");
    assertThat(breaks(rule, ThreadLocalRandom.class, IntStream.class, task, CountedCompleter.class))
        .isTrue();
    assertThat(breaks(rule, IntStream.class, task, CountedCompleter.class)).isFalse();
  }

  private static boolean breaks(ArchRule rule, Class<?>... types) {
    return rule.evaluate(new ClassFileImporter().importClasses(types)).hasViolation();
  }
}
