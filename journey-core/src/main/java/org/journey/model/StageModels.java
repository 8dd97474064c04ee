package org.journey.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The models that are there without anybody registering them. */
public final class StageModels {

  private static final List<StageModel> BUILT_IN =
      List.of(read("steps-to-benefit.v1.yaml"), read("steps-to-benefit-cautious.v1.yaml"));

  private StageModels() {}

  /** {@code steps-to-benefit@1}, the default, and {@code steps-to-benefit-cautious@1}. */
  public static List<StageModel> builtIn() {
    return BUILT_IN;
  }

  /** The model of a request that names none. */
  public static StageModel defaultModel() {
    return BUILT_IN.getFirst();
  }

  private static StageModel read(String resource) {
    return switch (StageModelReader.read(bytes(resource))) {
      case ModelReading.Read read -> read.model();
      case ModelReading.Refused refused ->
          throw new IllegalStateException(resource + ": " + refused.problem().detail());
    };
  }

  static byte[] bytes(String resource) {
    try (InputStream in = StageModels.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
