"""The main job with the generated client, against a sandbox: from the open call to the list of participants.

python openapi/clients/python/main_job.py http://127.0.0.1:3000
"""

import base64
import datetime
import sys
import uuid
from io import BytesIO
from typing import TypeVar

from cohort_client import AuthenticatedClient, Client
from cohort_client.api.applications import (
    get_application,
    start_application,
    start_review,
    submit_application,
    update_application,
)
from cohort_client.api.cities import list_cities
from cohort_client.api.documents import download_document, put_document
from cohort_client.api.eligibility import add_attestation, check_eligibility
from cohort_client.api.offers import accept_offer
from cohort_client.api.participants import list_participants
from cohort_client.api.programs import list_programs
from cohort_client.api.sandbox import get_sandbox
from cohort_client.api.selection import decide_application, release_decisions
from cohort_client.models import (
    Application,
    ApplicationChange,
    AttestableCriterion,
    Attestation,
    CefrLevel,
    CityPage,
    Decision,
    DecisionOutcome,
    DecisionReason,
    Document,
    DocumentKind,
    EligibilityCheck,
    EligibilityCheckResult,
    EmployerType,
    FieldOfWork,
    LanguageSkill,
    NewApplicant,
    NewApplication,
    NewAttestation,
    NewDecision,
    NewRelease,
    ParticipantPage,
    Passport,
    PassportType,
    Position,
    PostLevel,
    ProgramPage,
    ProgramPhase,
    PutDocumentBody,
    Release,
    Sandbox,
    StartedApplication,
    TransitionNotAllowedProblem,
)
from cohort_client.types import UNSET, File, Unset

T = TypeVar("T")


def expect(wanted: type[T], answer: object) -> T:
    """An operation answers what was asked for, or a problem: the caller says which one it goes on with."""
    if not isinstance(answer, wanted):
        raise SystemExit(f"expected {wanted.__name__}, got {answer}")
    return answer


base_url = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:3000"
sandbox = expect(Sandbox, get_sandbox.sync(client=Client(base_url=base_url)))


def client_of(token: str) -> AuthenticatedClient:
    return AuthenticatedClient(base_url=base_url, token=token)


def key_of(role: str) -> str:
    return next(credential.key for credential in sandbox.credentials if credential.role == role)


staff = client_of(key_of("secretariat"))
frontend = client_of(key_of("frontend"))

# The catalogue. A list is walked page by page.
calls = expect(ProgramPage, list_programs.sync(client=frontend, phase=ProgramPhase.CALL_OPEN))
program = next(program for program in calls.items if program.key == "seoul-workshop-2017")
cities = []
cursor: str | Unset | None = UNSET
while cursor is not None:
    page = expect(CityPage, list_cities.sync(client=frontend, limit=3, cursor=cursor))
    cities += page.items
    cursor = page.next_cursor
city = next(city for city in cities if city.name == "Muscat")

position = Position(
    title="Head of Smart City",
    department="Digital Office",
    level=PostLevel.MANAGER,
    employer_type=EmployerType.CITY_GOVERNMENT,
    field_of_work=FieldOfWork.SMART_CITY,
)
report = expect(
    EligibilityCheckResult,
    check_eligibility.sync(program.id, client=frontend, body=EligibilityCheck(city_id=city.id, position=position)),
)
print(f"the pre-check: {report.verdict}")

# The draft, by a frontend. Its answer has the applicant's own token. With the same key it can be sent again.
started = expect(
    StartedApplication,
    start_application.sync(
        program.id,
        client=frontend,
        idempotency_key=str(uuid.uuid4()),
        body=NewApplication(
            city_id=city.id,
            applicant=NewApplicant(
                name="First nominee of Muscat",
                name_as_in_passport="FIRST NOMINEE",
                email="smart-city@muscat.example",
                birth_date=datetime.date(1980, 2, 29),
                nationality="OM",
            ),
            position=position,
            languages=[LanguageSkill(language="en", level=CefrLevel.B2)],
        ),
    ),
)
applicant = client_of(started.applicant_token)

# An edit names the version that it is based on.
read = get_application.sync_detailed(started.id, client=applicant)
draft = expect(Application, read.parsed)
passport = Passport(country="OM", type_=PassportType.OFFICIAL, expires_on=datetime.date(2019, 1, 31))
expect(
    Application,
    update_application.sync(
        started.id, client=applicant, if_match=read.headers["etag"], body=ApplicationChange(passport=passport)
    ),
)
print(f"{draft.status}, version {draft.version}")

# Three files. The service tells their type by their content.
SCAN = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
for kind, name, content, media_type in (
    (DocumentKind.PASSPORT_SCAN, "scan.pdf", SCAN, "application/pdf"),
    (DocumentKind.NOMINATION_FORM, "form.pdf", SCAN, "application/pdf"),
    (DocumentKind.HEADSHOT, "headshot.png", PHOTO, "image/png"),
):
    file = File(payload=BytesIO(content), file_name=name, mime_type=media_type)
    expect(Document, put_document.sync(started.id, kind, client=applicant, body=PutDocumentBody(file=file)))

submitted = expect(Application, submit_application.sync(started.id, client=applicant))
print(f"the application is {submitted.status}")

# Staff reads a file, screens, decides and releases.
scan = expect(File, download_document.sync(started.id, DocumentKind.PASSPORT_SCAN, client=staff)).payload.read()
if scan != SCAN:
    raise SystemExit("the download is not what was uploaded")
print(f"downloaded {len(scan)} bytes")
expect(Application, start_review.sync(started.id, client=staff))
attested = NewAttestation(criterion=AttestableCriterion.MANAGERIAL_LEVEL)
expect(Attestation, add_attestation.sync(started.id, client=staff, body=attested))
decision = NewDecision(outcome=DecisionOutcome.SELECT, reason_code=DecisionReason.MERIT, message="Welcome to Seoul.")
expect(Decision, decide_application.sync(started.id, client=staff, body=decision))
reply_by = datetime.datetime(2017, 10, 27, 15, tzinfo=datetime.timezone.utc)
release = expect(Release, release_decisions.sync(program.id, client=staff, body=NewRelease(reply_by=reply_by)))
print(f"released {len(release.items)}")

accepted = expect(Application, accept_offer.sync(started.id, client=applicant))
participants = expect(ParticipantPage, list_participants.sync(program.id, client=staff))
print(f"{accepted.status}: {', '.join(participant.name for participant in participants.items)}")

# A refusal is an answer, too.
refusal = expect(TransitionNotAllowedProblem, submit_application.sync(started.id, client=applicant))
print(f"submitted again: {refusal.status} {refusal.code}")
