package org.journey.interaction;

import java.time.LocalDate;
import java.util.List;
import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.NhsNumber;
import org.journey.interaction.Rules.Range;
import org.journey.interaction.Rules.Size;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/** How a person comes in: referral, first contacts, triage, consent. */
public sealed interface Access extends Interaction {

  /** Who referred, or on whose word a self-referral came. */
  enum ReferralSource {
    GP,
    NURSE,
    OTHER_HEALTH_PROFESSIONAL,
    HOSPITAL,
    SOCIAL_CARE,
    VOLUNTARY_SECTOR,
    SELF,
    OTHER
  }

  /** Why someone was referred, or what they need. */
  enum Reason {
    DEPRESSION,
    ANXIETY,
    MENTAL_HEALTH,
    ISOLATION,
    BEREAVEMENT,
    LIFE_CHANGE,
    HOUSING,
    BENEFITS_ADVICE,
    DEBT,
    EMPLOYMENT,
    SMOKING,
    LIFESTYLE,
    EXERCISE,
    LONG_TERM_CONDITION,
    SOMETHING_TO_DO,
    PURPOSEFUL_OCCUPATION,
    CARING,
    OTHER
  }

  /** How worker and client were in touch. */
  enum Channel {
    FACE_TO_FACE,
    PHONE,
    TEXT,
    ONLINE,
    HOME_VISIT
  }

  /** Gender as recorded at referral. */
  enum Gender {
    FEMALE,
    MALE,
    OTHER,
    NOT_STATED
  }

  /** Ethnic group as recorded at referral, in five broad groups. */
  enum Ethnicity {
    WHITE,
    ASIAN,
    BLACK,
    MIXED,
    OTHER,
    NOT_STATED
  }

  /** What came of an attempt to reach the client. */
  enum AttemptOutcome {
    NO_ANSWER,
    MESSAGE_LEFT,
    WRONG_DETAILS,
    ANSWERED
  }

  /** How triage was held. */
  enum TriageMode {
    TELEPHONE,
    INITIAL_CONSULTATION,
    HOME_VISIT
  }

  /**
   * What triage led to; {@link #DECLINED} is the client's choice, {@link #NOT_SUITABLE} the
   * service's.
   */
  enum TriageOutcome {
    SUPPORT,
    LINKED,
    SIGNPOSTED,
    DECLINED,
    NOT_SUITABLE
  }

  /** What a client can consent to; {@link #OWN_WORDS}: a coder may read what was told. */
  enum ConsentScope {
    RECORD,
    SHARE_WITH_REFERRER,
    RESEARCH,
    OWN_WORDS
  }

  /** Who the person is; personal data as a whole. */
  record Person(
      @Text(max = 200) @Nullable String name,
      @Nullable LocalDate dateOfBirth,
      @NhsNumber @Nullable String nhsNumber,
      @Text(max = 40) @Nullable String phone,
      @Text(max = 254) @Nullable String email,
      @Text(max = 10) @Nullable String postcode) {}

  /** Coarse facts for equity figures; {@code deprivationDecile} 1 is the most deprived. */
  record Demographics(
      @Range(min = 1850, max = 2100) @Nullable Integer birthYear,
      @Nullable Gender gender,
      @Nullable Ethnicity ethnicity,
      @Range(min = 1, max = 10) @Nullable Integer deprivationDecile) {}

  /** Opens the journey, so it is recorded first, once. The first reason is the primary one. */
  record ReferralReceived(
      @Id String clientId,
      ReferralSource referralSource,
      @Size(min = 1, max = 10) List<Reason> reasons,
      @Nullable ReferralSource recommendedBy,
      @Nullable Personal<Person> person,
      @Nullable Demographics demographics,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Access {}

  /** An attempt to reach the client. */
  record ContactAttempted(
      Channel channel, AttemptOutcome outcome, @Text(max = 4000) @Nullable Personal<String> note)
      implements Access {}

  /** A member of staff becomes the client's worker. */
  record WorkerAssigned(@Id String worker, @Text(max = 4000) @Nullable Personal<String> note)
      implements Access {}

  /** A first assessment of what is needed. */
  record TriageCompleted(
      TriageMode mode,
      @Size(min = 0, max = 10) List<Reason> needs,
      TriageOutcome outcome,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Access {}

  /** Consent to one or more scopes. */
  record ConsentGiven(
      @Size(min = 1, max = 4) List<ConsentScope> scopes,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Access {}

  /** Consent to one or more scopes taken back. */
  record ConsentWithdrawn(
      @Size(min = 1, max = 4) List<ConsentScope> scopes,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Access {}
}
