package org.journey.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.journey.json.Json;
import org.journey.proof.SignedNote;
import org.journey.proof.bundle.BundleHead;
import org.journey.proof.bundle.BundleKeys;
import org.journey.proof.bundle.BundleVerdict;
import org.journey.proof.bundle.BundleVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code journey verify}: a bundle against the log's public key, offline. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies a bundle, of a journey or of the whole log, with the log's public key and nothing"
          + " else; no network is used.",
      "Prints what it is and that it is good, or the first interaction that is wrong and why.",
      "One that was unpacked and packed again is good if nothing in it was changed, and told so.",
      "Whether something follows a journey's last interaction shows in a bundle of all alone: it"
          + " has the hash of every interaction of the log."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      " 0:all of it is as it was recorded and signed",
      " 1:it is not, or it is no bundle, or --checkpoint cannot be held against it",
      " 2:wrong use, or a file that cannot be read"
    })
final class VerifyCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "BUNDLE", description = "The bundle, a ZIP file.")
  private @SuppressWarnings("NullAway.Init") Path bundle;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = {
        "The log's public keys: lines of name+id+base64, as GET /api/v1/log/key tells them, or"
            + " PEM.",
        "Have it from somebody you trust, and not together with the bundle."
      })
  private @SuppressWarnings("NullAway.Init") Path key;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = {
        "A signed checkpoint that you kept from before: the log must go on from it. For a bundle of"
            + " all that is as new or newer, or one of a journey of the same size; another one is"
            + " told not-comparable, and what to do. One from before a roll-back that was accepted"
            + " is held against what was left."
      })
  private @Nullable Path checkpoint;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    BundleKeys keys;
    try {
      keys = BundleKeys.parse(text("--key", key));
    } catch (IllegalArgumentException e) {
      throw new WrongUse("--key " + key + ": " + e.getMessage());
    }
    BundleVerdict verdict = verify(keys, kept());
    PrintStream out = System.out;
    out.print(json ? Json.MAPPER.writeValueAsString(json(verdict)) + "\n" : text(verdict));
    out.flush();
    return switch (verdict) {
      case BundleVerdict.Good _ -> JourneyCommand.DONE;
      case BundleVerdict.Bad _ -> JourneyCommand.FAILED;
    };
  }

  private @Nullable SignedNote kept() {
    if (checkpoint == null) {
      return null;
    }
    try {
      return SignedNote.parse(text("--checkpoint", checkpoint));
    } catch (IllegalArgumentException e) {
      throw new WrongUse("--checkpoint " + checkpoint + ": " + e.getMessage());
    }
  }

  private BundleVerdict verify(BundleKeys keys, @Nullable SignedNote kept) {
    if (!Files.isRegularFile(bundle)) {
      throw new WrongUse(bundle + ": no such file");
    }
    try (FileChannel file = FileChannel.open(bundle);
        Progress _ = Progress.show(() -> position(file), file.size())) {
      return BundleVerifier.verify(file, keys, kept);
    } catch (IOException e) {
      throw new WrongUse(bundle + ": cannot be read");
    }
  }

  /** How far it was read, for who watches. */
  private static long position(FileChannel file) {
    try {
      return file.position();
    } catch (IOException e) {
      // It was closed: who watches is told no more.
      return 0;
    }
  }

  private static String text(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(option + " " + file + ": no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BundleKeys.MOST_BYTES + 1);
      if (bytes.length > BundleKeys.MOST_BYTES) {
        throw new WrongUse(option + " " + file + ": larger than any such file");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WrongUse(option + " " + file + ": cannot be read");
    }
  }

  private static String text(BundleVerdict verdict) {
    return switch (verdict) {
      case BundleVerdict.Bad bad -> "bad: " + bad.line() + "\n";
      case BundleVerdict.Good good -> text(good);
    };
  }

  private static String text(BundleVerdict.Good good) {
    StringBuilder text = new StringBuilder("good: ");
    switch (good.head()) {
      case BundleHead.OfJourney head ->
          text.append("journey ")
              .append(head.journeyId())
              .append(" of ")
              .append(head.organisation());
      case BundleHead.OfLog head ->
          text.append("the whole log, with the interactions of ").append(head.organisation());
    }
    text.append("\ninteractions: ").append(good.interactions());
    if (good.interactions() > 0) {
      text.append(", sequences ")
          .append(good.firstSequence())
          .append(" to ")
          .append(good.lastSequence());
    }
    text.append("\nlog: ")
        .append(good.checkpoint().origin())
        .append(", ")
        .append(good.checkpoint().size())
        .append(" interactions, root ")
        .append(good.checkpoint().root().base64())
        .append("\nsigned by: ")
        .append(String.join(", ", good.signedBy()))
        .append('\n');
    if (good.head().kind() == BundleHead.Kind.JOURNEY) {
      text.append(
          """
          note: state, evidence, model and page are as the platform signed them; here they are not
          worked out anew. Whether interactions follow the last one shows in a bundle of all.
          """);
    }
    if (good.repacked()) {
      text.append(
          "note: another program packed the archive again; its files are those that were signed\n");
    }
    if (!good.versionsFollowed()) {
      text.append("note: there are more journeys than their versions are followed of\n");
    }
    return text.toString();
  }

  private static ObjectNode json(BundleVerdict verdict) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (verdict) {
      case BundleVerdict.Bad bad -> {
        json.put("good", false).put("fault", bad.fault().text());
        if (bad.sequence() == 0) {
          json.putNull("sequence");
        } else {
          json.put("sequence", bad.sequence());
        }
        json.put("reason", bad.reason());
      }
      case BundleVerdict.Good good -> {
        json.put("good", true).put("kind", good.head().kind().name());
        json.put("organisation", good.head().organisation());
        if (good.head() instanceof BundleHead.OfJourney head) {
          json.put("journeyId", head.journeyId());
        }
        json.put("interactions", good.interactions());
        json.put("firstSequence", good.firstSequence());
        json.put("lastSequence", good.lastSequence());
        json.put("origin", good.checkpoint().origin());
        json.put("treeSize", good.checkpoint().size());
        json.put("root", good.checkpoint().root().base64());
        good.signedBy().forEach(json.putArray("signedBy")::add);
        json.put("versionsFollowed", good.versionsFollowed());
        json.put("repacked", good.repacked());
      }
    }
    return json;
  }
}
