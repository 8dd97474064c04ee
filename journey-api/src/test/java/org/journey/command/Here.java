package org.journey.command;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A command run in this process, with nothing on standard input. */
public record Here(int exit, String out, String err) {

  /**
   * Another platform of this process may log in the moment in which the command sets up logging:
   * then logging itself says that it cannot.
   */
  private static final Pattern OF_LOGGING =
      Pattern.compile("^[0-9:,]+ \\|-WARN in Logger\\[.*\\R", Pattern.MULTILINE);

  /** Runs one. */
  public static Here run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    ByteArrayOutputStream toOut = new ByteArrayOutputStream();
    ByteArrayOutputStream toErr = new ByteArrayOutputStream();
    try {
      System.setIn(InputStream.nullInputStream());
      System.setOut(new PrintStream(toOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(toErr, true, StandardCharsets.UTF_8));
      int exit = JourneyCommand.run(arguments);
      return new Here(
          exit,
          toOut.toString(StandardCharsets.UTF_8),
          OF_LOGGING.matcher(toErr.toString(StandardCharsets.UTF_8)).replaceAll(""));
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.setIn(in);
    }
  }
}
