package org.journey.console.capture;

import java.util.List;
import org.journey.console.Option;
import org.journey.interaction.Participation;
import org.journey.interaction.Support;

/** What people call the codes of support and taking part. A code without words does not compile. */
final class ActivityCodes {

  private ActivityCodes() {}

  static final List<Option> SUPPORT_KINDS =
      Option.of(
          Support.SupportKind.class,
          code ->
              switch (code) {
                case PERSONALISED -> "One to one, on a problem";
                case BACKGROUND -> "In the background: there when needed, later on";
              });

  static final List<Option> SERVICES =
      Option.of(
          Support.Service.class,
          code ->
              switch (code) {
                case LINK_WORKER -> "Link worker";
                case ADVOCACY -> "Advocacy";
                case HEALTH_TRAINER -> "Health trainer";
                case TRIAGE -> "Triage";
                case GROUP_COORDINATION -> "Group coordination";
                case OTHER -> "Another part";
              });

  static final List<Option> LINK_KINDS =
      Option.of(
          Support.LinkKind.class,
          code ->
              switch (code) {
                case PERSONAL -> "Chosen together, one to one";
                case SIGNPOSTED -> "They were told about it";
              });

  static final List<Option> LINK_OUTCOMES =
      Option.of(
          Support.LinkOutcome.class,
          code ->
              switch (code) {
                case TAKEN_UP -> "They took it up";
                case NOT_TAKEN_UP -> "They did not take it up";
                case DECLINED -> "They would rather not";
                case NO_PLACE -> "There was no place";
                case ACTIVITY_ENDED -> "The activity ended";
              });

  static final List<Option> COMPANIONS =
      Option.of(
          Support.Companion.class,
          code ->
              switch (code) {
                case TEAM -> "Somebody of the team";
                case OTHER -> "Family, a friend, or anyone else";
              });

  static final List<Option> CATEGORIES =
      Option.of(
          Participation.Category.class,
          code ->
              switch (code) {
                case PHYSICAL -> "Physical (exercise, swimming)";
                case WELLBEING -> "Wellbeing (yoga, walking, pain management)";
                case SOCIAL -> "Social (café, groups)";
                case CREATIVE -> "Creative (art, craft, cooking)";
                case VOLUNTEER -> "Volunteering";
              });

  static final List<Option> KNOWN_BY =
      Option.of(
          Participation.KnownBy.class,
          code ->
              switch (code) {
                case REGISTER -> "From a register";
                case CLIENT -> "They said so";
                case PROVIDER -> "Who runs the activity said so";
              });

  static final List<Option> MISSED_BY =
      Option.of(
          Participation.MissedBy.class,
          code ->
              switch (code) {
                case CLIENT -> "They did not come";
                case PROVIDER -> "It was called off";
              });

  static final List<Option> MISSED_REASONS =
      Option.of(
          Participation.MissedReason.class,
          code ->
              switch (code) {
                case ILLNESS -> "Illness";
                case TRANSPORT -> "Transport";
                case CARING -> "Caring for somebody";
                case ANXIETY -> "Anxiety";
                case FORGOT -> "They forgot";
                case OTHER -> "Something else";
                case UNKNOWN -> "Not known";
              });

  static final List<Option> CONNECTIONS =
      Option.of(
          Participation.ConnectionWith.class,
          code ->
              switch (code) {
                case PEER -> "Somebody in the same position";
                case GROUP -> "A group";
                case COMMUNITY -> "The community";
                case FAMILY -> "Family";
              });

  static final List<Option> SKILL_AREAS =
      Option.of(
          Participation.SkillArea.class,
          code ->
              switch (code) {
                case ART -> "Art";
                case SPORT -> "Sport";
                case COOKING -> "Cooking";
                case IT -> "Computers and phones";
                case SUPPORT_WORK -> "Supporting others";
                case COMMUNITY_DEVELOPMENT -> "Community development";
                case OTHER -> "Something else";
              });
}
