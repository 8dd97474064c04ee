package org.journey.command;

import java.util.List;
import org.journey.interaction.StrictRecords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Ids given on the command line, held to the same rule as those in a message. */
final class Ids {

  private Ids() {}

  /** Ends the command with a usage error if one of them is no id. */
  static void check(CommandSpec spec, String option, List<String> ids) {
    for (String id : ids) {
      String reason = StrictRecords.reasonAgainstId(id);
      if (reason != null) {
        throw new ParameterException(spec.commandLine(), option + ": " + reason);
      }
    }
  }

  /** The same for an option that need not be given. */
  static void check(CommandSpec spec, String option, @Nullable String id) {
    if (id != null) {
      check(spec, option, List.of(id));
    }
  }
}
