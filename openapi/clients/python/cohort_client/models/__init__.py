"""Contains all the data models used in inputs/outputs"""

from .action_limit import ActionLimit
from .add_attachment_body import AddAttachmentBody
from .added_reviewer import AddedReviewer
from .allocation import Allocation
from .api_key import ApiKey
from .api_key_page import ApiKeyPage
from .applicant import Applicant
from .applicant_change import ApplicantChange
from .applicant_correction import ApplicantCorrection
from .applicant_token import ApplicantToken
from .application import Application
from .application_action import ApplicationAction
from .application_answers import ApplicationAnswers
from .application_answers_aside import ApplicationAnswersAside
from .application_change import ApplicationChange
from .application_change_answers import ApplicationChangeAnswers
from .application_eligibility import ApplicationEligibility
from .application_exists_problem import ApplicationExistsProblem
from .application_exists_problem_application import ApplicationExistsProblemApplication
from .application_form import ApplicationForm
from .application_form_properties import ApplicationFormProperties
from .application_form_type import ApplicationFormType
from .application_page import ApplicationPage
from .application_part import ApplicationPart
from .application_return import ApplicationReturn
from .application_status import ApplicationStatus
from .application_summary import ApplicationSummary
from .arrival import Arrival
from .assignments import Assignments
from .assignments_unfilled_item import AssignmentsUnfilledItem
from .attendance import Attendance
from .attendance_note import AttendanceNote
from .attendance_recorded import AttendanceRecorded
from .attendance_too_low_problem import AttendanceTooLowProblem
from .attendance_unit import AttendanceUnit
from .attestable_criterion import AttestableCriterion
from .attestation import Attestation
from .balance_city import BalanceCity
from .balance_country import BalanceCountry
from .balance_field import BalanceField
from .balance_gender import BalanceGender
from .balance_level import BalanceLevel
from .balance_list import BalanceList
from .balance_region import BalanceRegion
from .balance_seats import BalanceSeats
from .call import Call
from .call_closed_problem import CallClosedProblem
from .call_extension import CallExtension
from .call_input import CallInput
from .call_mode import CallMode
from .call_sent import CallSent
from .cefr_level import CefrLevel
from .changed_program import ChangedProgram
from .changed_program_answers_schema import ChangedProgramAnswersSchema
from .check_in import CheckIn
from .checked_document import CheckedDocument
from .checklist_item import ChecklistItem
from .checklist_line import ChecklistLine
from .city import City
from .city_cap import CityCap
from .city_cap_reached_problem import CityCapReachedProblem
from .city_change import CityChange
from .city_exists_problem import CityExistsProblem
from .city_kind import CityKind
from .city_mailbox import CityMailbox
from .city_page import CityPage
from .city_participants_exceeded_problem import CityParticipantsExceededProblem
from .city_seats import CitySeats
from .city_usage import CityUsage
from .closed_waitlist import ClosedWaitlist
from .code_check_in import CodeCheckIn
from .come_back_asked import ComeBackAsked
from .completion import Completion
from .condition_state_problem import ConditionStateProblem
from .contact import Contact
from .correction import Correction
from .counted_part import CountedPart
from .coverage import Coverage
from .coverage_changed_problem import CoverageChangedProblem
from .created_api_key import CreatedApiKey
from .criterion import Criterion
from .criterion_kind import CriterionKind
from .criterion_mean import CriterionMean
from .criterion_outcome import CriterionOutcome
from .csv_fault import CsvFault
from .decided_item import DecidedItem
from .decision import Decision
from .decision_item import DecisionItem
from .decision_outcome import DecisionOutcome
from .decision_page import DecisionPage
from .decision_part import DecisionPart
from .decision_reason import DecisionReason
from .decisions_made import DecisionsMade
from .declined_endorsement import DeclinedEndorsement
from .declined_travel import DeclinedTravel
from .default_messages import DefaultMessages
from .deferral import Deferral
from .departure import Departure
from .diet import Diet
from .diet_kind import DietKind
from .diet_total import DietTotal
from .diet_totals import DietTotals
from .document import Document
from .document_kind import DocumentKind
from .document_list import DocumentList
from .document_rejection import DocumentRejection
from .document_state_problem import DocumentStateProblem
from .document_verification import DocumentVerification
from .eligibility_check import EligibilityCheck
from .eligibility_check_result import EligibilityCheckResult
from .eligibility_facts import EligibilityFacts
from .eligibility_line import EligibilityLine
from .eligibility_report import EligibilityReport
from .eligibility_rule import EligibilityRule
from .eligibility_rule_params import EligibilityRuleParams
from .emergency_contact import EmergencyContact
from .employer_type import EmployerType
from .endorsement import Endorsement
from .endorsement_answer import EndorsementAnswer
from .endorsement_link import EndorsementLink
from .endorsement_link_answer import EndorsementLinkAnswer
from .endorsement_link_view import EndorsementLinkView
from .endorsement_state_problem import EndorsementStateProblem
from .endorsement_status import EndorsementStatus
from .endorsement_time import EndorsementTime
from .endorsement_way import EndorsementWay
from .endorser import Endorser
from .field_of_work import FieldOfWork
from .file_format import FileFormat
from .fixable_by import FixableBy
from .form_document import FormDocument
from .form_field import FormField
from .form_field_x_enum_labels import FormFieldXEnumLabels
from .form_section import FormSection
from .form_section_properties import FormSectionProperties
from .from_ranking import FromRanking
from .from_shortlist import FromShortlist
from .gender import Gender
from .get_liveness_response_200 import GetLivenessResponse200
from .get_readiness_response_200 import GetReadinessResponse200
from .health import Health
from .history_entry import HistoryEntry
from .history_entry_actor import HistoryEntryActor
from .history_entry_details import HistoryEntryDetails
from .history_page import HistoryPage
from .host_list import HostList
from .imported_visa_rule import ImportedVisaRule
from .ineligibility import Ineligibility
from .insurance import Insurance
from .interview import Interview
from .interview_availability import InterviewAvailability
from .interview_booking import InterviewBooking
from .interview_invitations import InterviewInvitations
from .interview_outcome import InterviewOutcome
from .interview_page import InterviewPage
from .interview_result import InterviewResult
from .interview_result_scores_type_0 import InterviewResultScoresType0
from .interview_slot import InterviewSlot
from .interview_slot_page import InterviewSlotPage
from .interview_state_problem import InterviewStateProblem
from .interview_status import InterviewStatus
from .interview_summary import InterviewSummary
from .interview_warning import InterviewWarning
from .interview_warning_code import InterviewWarningCode
from .journey import Journey
from .journey_direction import JourneyDirection
from .journey_list import JourneyList
from .key_kind import KeyKind
from .key_role import KeyRole
from .language_skill import LanguageSkill
from .late_passport import LatePassport
from .late_visa import LateVisa
from .letter import Letter
from .letter_kind import LetterKind
from .letter_list import LetterList
from .letter_not_due_problem import LetterNotDueProblem
from .letter_paper import LetterPaper
from .letter_revocation import LetterRevocation
from .letter_state_problem import LetterStateProblem
from .letter_status import LetterStatus
from .letter_verification import LetterVerification
from .letter_void_cause import LetterVoidCause
from .lifecycle import Lifecycle
from .lifecycle_move import LifecycleMove
from .lifecycle_state import LifecycleState
from .list_applications_sort import ListApplicationsSort
from .list_cities_sort import ListCitiesSort
from .list_messages_sort import ListMessagesSort
from .list_programs_sort import ListProgramsSort
from .made_interview_slots import MadeInterviewSlots
from .made_shortlist import MadeShortlist
from .mail_language import MailLanguage
from .mail_preview import MailPreview
from .material import Material
from .material_kind import MaterialKind
from .me import Me
from .meeting import Meeting
from .membership import Membership
from .membership_input import MembershipInput
from .message import Message
from .message_action import MessageAction
from .message_kind import MessageKind
from .message_page import MessagePage
from .message_preview import MessagePreview
from .message_reader import MessageReader
from .message_release import MessageRelease
from .message_state_problem import MessageStateProblem
from .message_status import MessageStatus
from .message_summary import MessageSummary
from .message_template import MessageTemplate
from .mover import Mover
from .new_api_key import NewApiKey
from .new_applicant import NewApplicant
from .new_application import NewApplication
from .new_application_answers import NewApplicationAnswers
from .new_assignments import NewAssignments
from .new_attendance import NewAttendance
from .new_attestation import NewAttestation
from .new_call_mail import NewCallMail
from .new_city import NewCity
from .new_city_mailbox import NewCityMailbox
from .new_come_back_link import NewComeBackLink
from .new_decision import NewDecision
from .new_decisions import NewDecisions
from .new_endorsement import NewEndorsement
from .new_interview_invitations import NewInterviewInvitations
from .new_interview_outcome import NewInterviewOutcome
from .new_interview_outcome_scores import NewInterviewOutcomeScores
from .new_interview_slot import NewInterviewSlot
from .new_interview_slots import NewInterviewSlots
from .new_letter import NewLetter
from .new_link import NewLink
from .new_message_preview import NewMessagePreview
from .new_message_release import NewMessageRelease
from .new_message_template import NewMessageTemplate
from .new_offer_condition import NewOfferCondition
from .new_organisation import NewOrganisation
from .new_priorities import NewPriorities
from .new_program import NewProgram
from .new_program_answers_schema import NewProgramAnswersSchema
from .new_promotion import NewPromotion
from .new_ranking import NewRanking
from .new_release import NewRelease
from .new_release_override import NewReleaseOverride
from .new_reply_by import NewReplyBy
from .new_review_starts import NewReviewStarts
from .new_reviewer import NewReviewer
from .new_rubric import NewRubric
from .new_series import NewSeries
from .new_series_past_editions_item import NewSeriesPastEditionsItem
from .new_series_testimonials_item import NewSeriesTestimonialsItem
from .new_shortlist import NewShortlist
from .new_travel import NewTravel
from .new_visa import NewVisa
from .new_visa_rule import NewVisaRule
from .new_waiver import NewWaiver
from .no_show import NoShow
from .not_eligible_problem import NotEligibleProblem
from .not_verified import NotVerified
from .offer import Offer
from .offer_acceptance import OfferAcceptance
from .offer_acceptance_on_behalf import OfferAcceptanceOnBehalf
from .offer_change import OfferChange
from .offer_condition import OfferCondition
from .offer_condition_name import OfferConditionName
from .offer_condition_reason import OfferConditionReason
from .offer_condition_status import OfferConditionStatus
from .offer_expired_problem import OfferExpiredProblem
from .offer_state_problem import OfferStateProblem
from .offer_status import OfferStatus
from .organisation import Organisation
from .organisation_change import OrganisationChange
from .organisation_kind import OrganisationKind
from .organisation_page import OrganisationPage
from .organisation_part import OrganisationPart
from .organisation_part_input import OrganisationPartInput
from .organisation_role import OrganisationRole
from .outcome_counts import OutcomeCounts
from .overdue_status import OverdueStatus
from .participant import Participant
from .participant_action import ParticipantAction
from .participant_details import ParticipantDetails
from .participant_page import ParticipantPage
from .participant_state import ParticipantState
from .participant_state_problem import ParticipantStateProblem
from .participant_status import ParticipantStatus
from .passed_candidate import PassedCandidate
from .passed_candidate_code import PassedCandidateCode
from .passed_over import PassedOver
from .passport import Passport
from .passport_type import PassportType
from .past_edition import PastEdition
from .payer import Payer
from .payer_nights import PayerNights
from .place_clash_problem import PlaceClashProblem
from .place_clash_problem_clash import PlaceClashProblemClash
from .place_offer import PlaceOffer
from .position import Position
from .post_level import PostLevel
from .priorities import Priorities
from .problem import Problem
from .problem_error import ProblemError
from .problem_error_params import ProblemErrorParams
from .program import Program
from .program_answers_schema import ProgramAnswersSchema
from .program_change import ProgramChange
from .program_change_answers_schema import ProgramChangeAnswersSchema
from .program_format import ProgramFormat
from .program_page import ProgramPage
from .program_phase import ProgramPhase
from .program_status import ProgramStatus
from .program_warning import ProgramWarning
from .program_warning_code import ProgramWarningCode
from .promotion import Promotion
from .promotion_page import PromotionPage
from .promotion_way import PromotionWay
from .put_document_body import PutDocumentBody
from .ranked_application import RankedApplication
from .ranked_score import RankedScore
from .ranking import Ranking
from .ranking_list import RankingList
from .ranking_page import RankingPage
from .reason_code import ReasonCode
from .reason_code_list import ReasonCodeList
from .recused_review import RecusedReview
from .recused_review_scores import RecusedReviewScores
from .release import Release
from .release_changed_problem import ReleaseChangedProblem
from .release_city import ReleaseCity
from .release_conflict import ReleaseConflict
from .release_conflict_code import ReleaseConflictCode
from .release_conflict_problem import ReleaseConflictProblem
from .release_finding import ReleaseFinding
from .release_finding_code import ReleaseFindingCode
from .release_item import ReleaseItem
from .release_seats import ReleaseSeats
from .released_decision import ReleasedDecision
from .released_status import ReleasedStatus
from .replacement import Replacement
from .replacement_page import ReplacementPage
from .replacement_status import ReplacementStatus
from .requested_endorsement import RequestedEndorsement
from .review import Review
from .review_counts import ReviewCounts
from .review_draft import ReviewDraft
from .review_draft_scores import ReviewDraftScores
from .review_page import ReviewPage
from .review_pair import ReviewPair
from .review_progress import ReviewProgress
from .review_recusal import ReviewRecusal
from .review_reopening import ReviewReopening
from .review_scores import ReviewScores
from .review_starts import ReviewStarts
from .review_state_problem import ReviewStateProblem
from .review_status import ReviewStatus
from .review_summary import ReviewSummary
from .reviewer import Reviewer
from .reviewer_page import ReviewerPage
from .room_stay import RoomStay
from .rooming import Rooming
from .rooms_of_night import RoomsOfNight
from .rubric import Rubric
from .rubric_criterion import RubricCriterion
from .sandbox import Sandbox
from .sandbox_clock import SandboxClock
from .sandbox_credential import SandboxCredential
from .scope import Scope
from .scored_in import ScoredIn
from .screening_counts import ScreeningCounts
from .screening_item import ScreeningItem
from .screening_missing import ScreeningMissing
from .screening_page import ScreeningPage
from .seat_usage import SeatUsage
from .seats import Seats
from .seats_exceeded_problem import SeatsExceededProblem
from .selection import Selection
from .selection_attendance import SelectionAttendance
from .selection_interviews_type_0 import SelectionInterviewsType0
from .selection_letters import SelectionLetters
from .selection_letters_signatory import SelectionLettersSignatory
from .selection_messages import SelectionMessages
from .selection_participation import SelectionParticipation
from .selection_reviews import SelectionReviews
from .selection_step import SelectionStep
from .selection_travel import SelectionTravel
from .selection_visa import SelectionVisa
from .series import Series
from .series_change import SeriesChange
from .series_change_past_editions_item import SeriesChangePastEditionsItem
from .series_change_testimonials_item import SeriesChangeTestimonialsItem
from .series_page import SeriesPage
from .session import Session
from .session_kind import SessionKind
from .shortlist import Shortlist
from .shortlist_balance import ShortlistBalance
from .shortlist_change import ShortlistChange
from .shortlist_item import ShortlistItem
from .shortlist_page import ShortlistPage
from .shortlist_summary import ShortlistSummary
from .slot import Slot
from .slot_taken_problem import SlotTakenProblem
from .slot_taken_problem_free_slots_item import SlotTakenProblemFreeSlotsItem
from .started_application import StartedApplication
from .started_application_answers import StartedApplicationAnswers
from .started_application_answers_aside import StartedApplicationAnswersAside
from .template_field import TemplateField
from .template_field_type import TemplateFieldType
from .template_source import TemplateSource
from .testimonial import Testimonial
from .tie_break import TieBreak
from .time_zone_source import TimeZoneSource
from .token_ended_problem import TokenEndedProblem
from .too_early_problem import TooEarlyProblem
from .touched_application import TouchedApplication
from .touched_by_move import TouchedByMove
from .touched_kind import TouchedKind
from .transition_not_allowed_problem import TransitionNotAllowedProblem
from .travel import Travel
from .travel_details import TravelDetails
from .unauthorized_problem import UnauthorizedProblem
from .venue import Venue
from .venue_input import VenueInput
from .verdict import Verdict
from .verified_status import VerifiedStatus
from .visa import Visa
from .visa_import import VisaImport
from .visa_import_outcome import VisaImportOutcome
from .visa_rule import VisaRule
from .visa_rule_page import VisaRulePage
from .visa_state_problem import VisaStateProblem
from .visa_status import VisaStatus
from .visa_terms import VisaTerms
from .visa_terms_input import VisaTermsInput
from .visa_too_late_problem import VisaTooLateProblem
from .waitlist_obstacle import WaitlistObstacle
from .waitlist_obstacle_code import WaitlistObstacleCode
from .waitlist_order import WaitlistOrder
from .waitlist_page import WaitlistPage
from .waitlist_place import WaitlistPlace
from .waiver import Waiver
from .weekday import Weekday
from .with_reason import WithReason

__all__ = (
    "ActionLimit",
    "AddAttachmentBody",
    "AddedReviewer",
    "Allocation",
    "ApiKey",
    "ApiKeyPage",
    "Applicant",
    "ApplicantChange",
    "ApplicantCorrection",
    "ApplicantToken",
    "Application",
    "ApplicationAction",
    "ApplicationAnswers",
    "ApplicationAnswersAside",
    "ApplicationChange",
    "ApplicationChangeAnswers",
    "ApplicationEligibility",
    "ApplicationExistsProblem",
    "ApplicationExistsProblemApplication",
    "ApplicationForm",
    "ApplicationFormProperties",
    "ApplicationFormType",
    "ApplicationPage",
    "ApplicationPart",
    "ApplicationReturn",
    "ApplicationStatus",
    "ApplicationSummary",
    "Arrival",
    "Assignments",
    "AssignmentsUnfilledItem",
    "Attendance",
    "AttendanceNote",
    "AttendanceRecorded",
    "AttendanceTooLowProblem",
    "AttendanceUnit",
    "AttestableCriterion",
    "Attestation",
    "BalanceCity",
    "BalanceCountry",
    "BalanceField",
    "BalanceGender",
    "BalanceLevel",
    "BalanceList",
    "BalanceRegion",
    "BalanceSeats",
    "Call",
    "CallClosedProblem",
    "CallExtension",
    "CallInput",
    "CallMode",
    "CallSent",
    "CefrLevel",
    "ChangedProgram",
    "ChangedProgramAnswersSchema",
    "CheckIn",
    "CheckedDocument",
    "ChecklistItem",
    "ChecklistLine",
    "City",
    "CityCap",
    "CityCapReachedProblem",
    "CityChange",
    "CityExistsProblem",
    "CityKind",
    "CityMailbox",
    "CityPage",
    "CityParticipantsExceededProblem",
    "CitySeats",
    "CityUsage",
    "ClosedWaitlist",
    "CodeCheckIn",
    "ComeBackAsked",
    "Completion",
    "ConditionStateProblem",
    "Contact",
    "Correction",
    "CountedPart",
    "Coverage",
    "CoverageChangedProblem",
    "CreatedApiKey",
    "Criterion",
    "CriterionKind",
    "CriterionMean",
    "CriterionOutcome",
    "CsvFault",
    "DecidedItem",
    "Decision",
    "DecisionItem",
    "DecisionOutcome",
    "DecisionPage",
    "DecisionPart",
    "DecisionReason",
    "DecisionsMade",
    "DeclinedEndorsement",
    "DeclinedTravel",
    "DefaultMessages",
    "Deferral",
    "Departure",
    "Diet",
    "DietKind",
    "DietTotal",
    "DietTotals",
    "Document",
    "DocumentKind",
    "DocumentList",
    "DocumentRejection",
    "DocumentStateProblem",
    "DocumentVerification",
    "EligibilityCheck",
    "EligibilityCheckResult",
    "EligibilityFacts",
    "EligibilityLine",
    "EligibilityReport",
    "EligibilityRule",
    "EligibilityRuleParams",
    "EmergencyContact",
    "EmployerType",
    "Endorsement",
    "EndorsementAnswer",
    "EndorsementLink",
    "EndorsementLinkAnswer",
    "EndorsementLinkView",
    "EndorsementStateProblem",
    "EndorsementStatus",
    "EndorsementTime",
    "EndorsementWay",
    "Endorser",
    "FieldOfWork",
    "FileFormat",
    "FixableBy",
    "FormDocument",
    "FormField",
    "FormFieldXEnumLabels",
    "FormSection",
    "FormSectionProperties",
    "FromRanking",
    "FromShortlist",
    "Gender",
    "GetLivenessResponse200",
    "GetReadinessResponse200",
    "Health",
    "HistoryEntry",
    "HistoryEntryActor",
    "HistoryEntryDetails",
    "HistoryPage",
    "HostList",
    "ImportedVisaRule",
    "Ineligibility",
    "Insurance",
    "Interview",
    "InterviewAvailability",
    "InterviewBooking",
    "InterviewInvitations",
    "InterviewOutcome",
    "InterviewPage",
    "InterviewResult",
    "InterviewResultScoresType0",
    "InterviewSlot",
    "InterviewSlotPage",
    "InterviewStateProblem",
    "InterviewStatus",
    "InterviewSummary",
    "InterviewWarning",
    "InterviewWarningCode",
    "Journey",
    "JourneyDirection",
    "JourneyList",
    "KeyKind",
    "KeyRole",
    "LanguageSkill",
    "LatePassport",
    "LateVisa",
    "Letter",
    "LetterKind",
    "LetterList",
    "LetterNotDueProblem",
    "LetterPaper",
    "LetterRevocation",
    "LetterStateProblem",
    "LetterStatus",
    "LetterVerification",
    "LetterVoidCause",
    "Lifecycle",
    "LifecycleMove",
    "LifecycleState",
    "ListApplicationsSort",
    "ListCitiesSort",
    "ListMessagesSort",
    "ListProgramsSort",
    "MadeInterviewSlots",
    "MadeShortlist",
    "MailLanguage",
    "MailPreview",
    "Material",
    "MaterialKind",
    "Me",
    "Meeting",
    "Membership",
    "MembershipInput",
    "Message",
    "MessageAction",
    "MessageKind",
    "MessagePage",
    "MessagePreview",
    "MessageReader",
    "MessageRelease",
    "MessageStateProblem",
    "MessageStatus",
    "MessageSummary",
    "MessageTemplate",
    "Mover",
    "NewApiKey",
    "NewApplicant",
    "NewApplication",
    "NewApplicationAnswers",
    "NewAssignments",
    "NewAttendance",
    "NewAttestation",
    "NewCallMail",
    "NewCity",
    "NewCityMailbox",
    "NewComeBackLink",
    "NewDecision",
    "NewDecisions",
    "NewEndorsement",
    "NewInterviewInvitations",
    "NewInterviewOutcome",
    "NewInterviewOutcomeScores",
    "NewInterviewSlot",
    "NewInterviewSlots",
    "NewLetter",
    "NewLink",
    "NewMessagePreview",
    "NewMessageRelease",
    "NewMessageTemplate",
    "NewOfferCondition",
    "NewOrganisation",
    "NewPriorities",
    "NewProgram",
    "NewProgramAnswersSchema",
    "NewPromotion",
    "NewRanking",
    "NewRelease",
    "NewReleaseOverride",
    "NewReplyBy",
    "NewReviewStarts",
    "NewReviewer",
    "NewRubric",
    "NewSeries",
    "NewSeriesPastEditionsItem",
    "NewSeriesTestimonialsItem",
    "NewShortlist",
    "NewTravel",
    "NewVisa",
    "NewVisaRule",
    "NewWaiver",
    "NoShow",
    "NotEligibleProblem",
    "NotVerified",
    "Offer",
    "OfferAcceptance",
    "OfferAcceptanceOnBehalf",
    "OfferChange",
    "OfferCondition",
    "OfferConditionName",
    "OfferConditionReason",
    "OfferConditionStatus",
    "OfferExpiredProblem",
    "OfferStateProblem",
    "OfferStatus",
    "Organisation",
    "OrganisationChange",
    "OrganisationKind",
    "OrganisationPage",
    "OrganisationPart",
    "OrganisationPartInput",
    "OrganisationRole",
    "OutcomeCounts",
    "OverdueStatus",
    "Participant",
    "ParticipantAction",
    "ParticipantDetails",
    "ParticipantPage",
    "ParticipantState",
    "ParticipantStateProblem",
    "ParticipantStatus",
    "PassedCandidate",
    "PassedCandidateCode",
    "PassedOver",
    "Passport",
    "PassportType",
    "PastEdition",
    "Payer",
    "PayerNights",
    "PlaceClashProblem",
    "PlaceClashProblemClash",
    "PlaceOffer",
    "Position",
    "PostLevel",
    "Priorities",
    "Problem",
    "ProblemError",
    "ProblemErrorParams",
    "Program",
    "ProgramAnswersSchema",
    "ProgramChange",
    "ProgramChangeAnswersSchema",
    "ProgramFormat",
    "ProgramPage",
    "ProgramPhase",
    "ProgramStatus",
    "ProgramWarning",
    "ProgramWarningCode",
    "Promotion",
    "PromotionPage",
    "PromotionWay",
    "PutDocumentBody",
    "RankedApplication",
    "RankedScore",
    "Ranking",
    "RankingList",
    "RankingPage",
    "ReasonCode",
    "ReasonCodeList",
    "RecusedReview",
    "RecusedReviewScores",
    "Release",
    "ReleaseChangedProblem",
    "ReleaseCity",
    "ReleaseConflict",
    "ReleaseConflictCode",
    "ReleaseConflictProblem",
    "ReleaseFinding",
    "ReleaseFindingCode",
    "ReleaseItem",
    "ReleaseSeats",
    "ReleasedDecision",
    "ReleasedStatus",
    "Replacement",
    "ReplacementPage",
    "ReplacementStatus",
    "RequestedEndorsement",
    "Review",
    "ReviewCounts",
    "ReviewDraft",
    "ReviewDraftScores",
    "ReviewPage",
    "ReviewPair",
    "ReviewProgress",
    "ReviewRecusal",
    "ReviewReopening",
    "ReviewScores",
    "ReviewStarts",
    "ReviewStateProblem",
    "ReviewStatus",
    "ReviewSummary",
    "Reviewer",
    "ReviewerPage",
    "RoomStay",
    "Rooming",
    "RoomsOfNight",
    "Rubric",
    "RubricCriterion",
    "Sandbox",
    "SandboxClock",
    "SandboxCredential",
    "Scope",
    "ScoredIn",
    "ScreeningCounts",
    "ScreeningItem",
    "ScreeningMissing",
    "ScreeningPage",
    "SeatUsage",
    "Seats",
    "SeatsExceededProblem",
    "Selection",
    "SelectionAttendance",
    "SelectionInterviewsType0",
    "SelectionLetters",
    "SelectionLettersSignatory",
    "SelectionMessages",
    "SelectionParticipation",
    "SelectionReviews",
    "SelectionStep",
    "SelectionTravel",
    "SelectionVisa",
    "Series",
    "SeriesChange",
    "SeriesChangePastEditionsItem",
    "SeriesChangeTestimonialsItem",
    "SeriesPage",
    "Session",
    "SessionKind",
    "Shortlist",
    "ShortlistBalance",
    "ShortlistChange",
    "ShortlistItem",
    "ShortlistPage",
    "ShortlistSummary",
    "Slot",
    "SlotTakenProblem",
    "SlotTakenProblemFreeSlotsItem",
    "StartedApplication",
    "StartedApplicationAnswers",
    "StartedApplicationAnswersAside",
    "TemplateField",
    "TemplateFieldType",
    "TemplateSource",
    "Testimonial",
    "TieBreak",
    "TimeZoneSource",
    "TokenEndedProblem",
    "TooEarlyProblem",
    "TouchedApplication",
    "TouchedByMove",
    "TouchedKind",
    "TransitionNotAllowedProblem",
    "Travel",
    "TravelDetails",
    "UnauthorizedProblem",
    "Venue",
    "VenueInput",
    "Verdict",
    "VerifiedStatus",
    "Visa",
    "VisaImport",
    "VisaImportOutcome",
    "VisaRule",
    "VisaRulePage",
    "VisaStateProblem",
    "VisaStatus",
    "VisaTerms",
    "VisaTermsInput",
    "VisaTooLateProblem",
    "WaitlistObstacle",
    "WaitlistObstacleCode",
    "WaitlistOrder",
    "WaitlistPage",
    "WaitlistPlace",
    "Waiver",
    "Weekday",
    "WithReason",
)
