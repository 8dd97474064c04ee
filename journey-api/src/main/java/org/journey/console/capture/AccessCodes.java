package org.journey.console.capture;

import java.util.List;
import org.journey.console.Option;
import org.journey.interaction.Access;
import org.journey.interaction.Course;

/**
 * What people call the codes of how a person comes in and how a journey goes. A code without words
 * does not compile.
 */
final class AccessCodes {

  private AccessCodes() {}

  static final List<Option> CHANNELS =
      Option.of(
          Access.Channel.class,
          code ->
              switch (code) {
                case FACE_TO_FACE -> "Face to face";
                case PHONE -> "By phone";
                case TEXT -> "By text message";
                case ONLINE -> "Online";
                case HOME_VISIT -> "On a home visit";
              });

  static final List<Option> REFERRAL_SOURCES =
      Option.of(
          Access.ReferralSource.class,
          code ->
              switch (code) {
                case GP -> "GP";
                case NURSE -> "Nurse";
                case OTHER_HEALTH_PROFESSIONAL -> "Another health professional";
                case HOSPITAL -> "Hospital";
                case SOCIAL_CARE -> "Social care";
                case VOLUNTARY_SECTOR -> "A voluntary organisation";
                case SELF -> "They came themselves";
                case OTHER -> "Somebody else";
              });

  static final List<Option> REASONS =
      Option.of(
          Access.Reason.class,
          code ->
              switch (code) {
                case DEPRESSION -> "Depression";
                case ANXIETY -> "Anxiety";
                case MENTAL_HEALTH -> "Other mental health";
                case ISOLATION -> "Isolation or loneliness";
                case BEREAVEMENT -> "Bereavement";
                case LIFE_CHANGE -> "A change in life";
                case HOUSING -> "Housing";
                case BENEFITS_ADVICE -> "Advice on benefits";
                case DEBT -> "Debt";
                case EMPLOYMENT -> "Employment";
                case SMOKING -> "Smoking";
                case LIFESTYLE -> "Lifestyle";
                case EXERCISE -> "Exercise";
                case LONG_TERM_CONDITION -> "A long-term condition";
                case SOMETHING_TO_DO -> "Something to do";
                case PURPOSEFUL_OCCUPATION -> "A purposeful occupation";
                case CARING -> "Caring for somebody";
                case OTHER -> "Something else";
              });

  static final List<Option> GENDERS =
      Option.of(
          Access.Gender.class,
          code ->
              switch (code) {
                case FEMALE -> "Female";
                case MALE -> "Male";
                case OTHER -> "Other";
                case NOT_STATED -> "They would rather not say";
              });

  static final List<Option> ETHNICITIES =
      Option.of(
          Access.Ethnicity.class,
          code ->
              switch (code) {
                case WHITE -> "White";
                case ASIAN -> "Asian or Asian British";
                case BLACK -> "Black, Black British, Caribbean or African";
                case MIXED -> "Mixed or multiple ethnic groups";
                case OTHER -> "Another ethnic group";
                case NOT_STATED -> "They would rather not say";
              });

  static final List<Option> ATTEMPT_OUTCOMES =
      Option.of(
          Access.AttemptOutcome.class,
          code ->
              switch (code) {
                case NO_ANSWER -> "No answer";
                case MESSAGE_LEFT -> "A message was left";
                case WRONG_DETAILS -> "The number or address is wrong";
                case ANSWERED -> "They answered";
              });

  static final List<Option> TRIAGE_MODES =
      Option.of(
          Access.TriageMode.class,
          code ->
              switch (code) {
                case TELEPHONE -> "By phone";
                case INITIAL_CONSULTATION -> "In a first consultation";
                case HOME_VISIT -> "On a home visit";
              });

  static final List<Option> TRIAGE_OUTCOMES =
      Option.of(
          Access.TriageOutcome.class,
          code ->
              switch (code) {
                case SUPPORT -> "They are given support";
                case LINKED -> "They are linked to an activity";
                case SIGNPOSTED -> "They are told where to go";
                case DECLINED -> "They would rather not";
                case NOT_SUITABLE -> "The service is not the right one for them";
              });

  static final List<Option> CONSENT_SCOPES =
      Option.of(
          Access.ConsentScope.class,
          code ->
              switch (code) {
                case RECORD -> "Keeping this record";
                case SHARE_WITH_REFERRER -> "Sharing it with who referred them";
                case RESEARCH -> "Research, without their name";
                case OWN_WORDS -> "A coder may read what they told";
              });

  static final List<Option> CLOSING_REASONS =
      Option.of(
          Course.ClosingReason.class,
          code ->
              switch (code) {
                case MOVED_ON -> "They moved on";
                case COMPLETED -> "What was agreed is done";
                case DECLINED -> "They would rather not go on";
                case NOT_SUITABLE -> "The service is not the right one for them";
                case LOST_CONTACT -> "Contact was lost";
                case TRANSFERRED -> "They were transferred";
                case SERVICE_ENDED -> "The service ended";
                case DIED -> "They died";
                case OTHER -> "Something else";
              });
}
