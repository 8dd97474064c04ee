package org.journey.console.capture;

import java.util.List;
import org.journey.console.Option;
import org.journey.interaction.Goals;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Telling;

/**
 * What people call the codes of what is told, wished for, measured and in the way. A code without
 * words does not compile.
 */
final class ToldCodes {

  private ToldCodes() {}

  static final List<Option> TENSES =
      Option.of(
          Telling.Tense.class,
          code ->
              switch (code) {
                case EXPERIENCED -> "It is so, or was";
                case PASSING -> "For now, or only while supported";
                case ASPIRED -> "A hope for later";
                case NOT_SO -> "They say it is not so";
              });

  static final List<Option> SETTINGS =
      Option.of(
          Telling.Setting.class,
          code ->
              switch (code) {
                case INTERVIEW -> "In an interview";
                case REVIEW -> "At a review";
                case CONVERSATION -> "In conversation";
              });

  static final List<Option> PRESENT =
      Option.of(
          Telling.Present.class,
          code ->
              switch (code) {
                case ALONE -> "Nobody else";
                case CLIENT -> "Another client";
                case FAMILY -> "Family";
                case STAFF -> "Other staff";
              });

  static final List<Option> DOMAINS =
      Option.of(
          Goals.Domain.class,
          code ->
              switch (code) {
                case HEALTH -> "Health";
                case WORK -> "Work";
                case LEARNING -> "Learning";
                case SOCIAL -> "Being with others";
                case VOLUNTEERING -> "Volunteering";
                case HOME -> "Home";
                case OTHER -> "Something else";
              });

  static final List<Option> LED_BY =
      Option.of(
          Goals.LedBy.class,
          code ->
              switch (code) {
                case CLIENT -> "Theirs: they brought it up";
                case WORKER -> "The worker's: it was suggested to them";
              });

  static final List<Option> OUTLOOKS =
      Option.of(
          Goals.Outlook.class,
          code ->
              switch (code) {
                case PRESENT_NEED -> "What they came for";
                case NEW -> "A wish that arose since";
              });

  static final List<Option> INSTRUMENTS =
      Option.of(
          Measures.Instrument.class,
          code ->
              switch (code) {
                case ONS4 -> "ONS4, the four questions on personal wellbeing";
                case SWEMWBS -> "SWEMWBS, the short Warwick-Edinburgh scale";
                case UCLA3 -> "UCLA 3, loneliness";
                case MYCAW -> "MYCAW, their own concerns";
                case SCORED -> "One scored elsewhere";
              });

  static final List<Option> BETTER =
      Option.of(
          Measures.Better.class,
          code ->
              switch (code) {
                case HIGHER -> "A higher score";
                case LOWER -> "A lower score";
              });

  static final List<Option> NOT_TAKEN =
      Option.of(
          Measures.NotTakenReason.class,
          code ->
              switch (code) {
                case NOT_ASKED -> "They were not asked";
                case DECLINED -> "They would rather not answer";
                case NOT_APPLICABLE -> "It does not apply to them";
              });

  static final List<Option> BARRIERS =
      Option.of(
          Obstacles.BarrierKind.class,
          code ->
              switch (code) {
                case HEALTH -> "Health";
                case MENTAL_HEALTH -> "Mental health";
                case CARING -> "Caring for somebody";
                case TRANSPORT -> "Transport";
                case MONEY -> "Money";
                case CONFIDENCE -> "Confidence";
                case LANGUAGE -> "Language";
                case ACCESS -> "Access";
                case SERVICE -> "The service: no place, closed, unfunded";
                case OTHER -> "Something else";
              });

  static final List<Option> CONCERNS =
      Option.of(
          Obstacles.ConcernKind.class,
          code ->
              switch (code) {
                case SAFEGUARDING -> "Safeguarding";
                case SELF_HARM -> "Self-harm";
                case ABUSE -> "Abuse";
                case OTHER -> "Something else";
              });
}
