package org.journey.console.capture;

import java.util.List;
import org.journey.console.Option;

/** How something is asked, and what becomes of the answer. */
sealed interface Input {

  /** One of a few codes, all of them seen. */
  record Choice(List<Option> options) implements Input {}

  /** One of many codes, or one that need not be told. */
  record Pick(List<Option> options) implements Input {}

  /** Any number of codes. */
  record Ticks(List<Option> options) implements Input {}

  /** The main one first, then any others. */
  record Ranked(List<Option> options) implements Input {}

  /** Yes, no, or not said. */
  record YesOrNo() implements Input {}

  /** A short text or an id; {@code max} in code points. */
  record Line(int max) implements Input {}

  /** A number of ten digits that people write with spaces between. */
  record NhsNumber() implements Input {}

  /** Free text; {@code max} in code points. */
  record Words(int max) implements Input {}

  /** A whole number. */
  record Whole(int min, int max) implements Input {}

  /** One of the whole numbers between two, all of them seen; what the ends mean, if it is known. */
  record Scale(int min, int max, String low, String high) implements Input {}

  /** Any number. */
  record Figure() implements Input {}

  /** A day. */
  record Day() implements Input {}

  /** An activity of the directory or of the journey, or another by its id. */
  record Activity() implements Input {}

  /** What kind of activity it was; if nothing is said, the directory says it. */
  record ActivityCategory(List<Option> options) implements Input {}

  /** A person who had a journey before, by their id; somebody new if none is named. */
  record Client() implements Input {}

  /** A member of staff, whoever fills in the form if nobody else is named. */
  record Staff() implements Input {}

  /** A stage of the model that the journey is read by. */
  record StageNumber() implements Input {}

  /** One that was recorded of this journey and is still open. */
  record Open(Thing thing) implements Input {}

  /** What was found in what somebody told: several rows. */
  record Findings() implements Input {}

  /** An id that the form makes. */
  record Made(String prefix) implements Input {}

  /** Always the same. */
  record Fixed(String value) implements Input {}

  /** What is opened and closed within a journey. */
  enum Thing {
    GOAL("goal"),
    BARRIER("barrier"),
    CONCERN("concern");

    private final String label;

    Thing(String label) {
      this.label = label;
    }

    /** What a person calls it. */
    String label() {
      return label;
    }
  }

  /** Whether a correction leaves it as it was: an id that may not change, or no question at all. */
  default boolean stays() {
    return switch (this) {
      case Open _, Made _, Fixed _, Client _ -> true;
      case Choice _,
          Pick _,
          Ticks _,
          Ranked _,
          YesOrNo _,
          Line _,
          NhsNumber _,
          Words _,
          Whole _,
          Scale _,
          Figure _,
          Day _,
          Activity _,
          ActivityCategory _,
          Staff _,
          StageNumber _,
          Findings _ ->
          false;
    };
  }
}
