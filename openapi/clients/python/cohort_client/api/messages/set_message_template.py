from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.mail_language import MailLanguage
from ...models.message_kind import MessageKind
from ...models.message_template import MessageTemplate
from ...models.new_message_template import NewMessageTemplate
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    kind: MessageKind,
    *,
    body: NewMessageTemplate,
    program_id: UUID | Unset = UNSET,
    language: MailLanguage | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    params: dict[str, Any] = {}

    json_program_id: str | Unset = UNSET
    if not isinstance(program_id, Unset):
        json_program_id = str(program_id)
    params["program_id"] = json_program_id

    json_language: str | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language.value

    params["language"] = json_language

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/message-templates/{kind}".format(
            kind=quote(str(kind), safe=""),
        ),
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MessageTemplate | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = MessageTemplate.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = UnauthorizedProblem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())

        return response_406

    if response.status_code == 408:
        response_408 = Problem.from_dict(response.json())

        return response_408

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())

        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 431:
        response_431 = Problem.from_dict(response.json())

        return response_431

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MessageTemplate | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    kind: MessageKind,
    *,
    client: AuthenticatedClient,
    body: NewMessageTemplate,
    program_id: UUID | Unset = UNSET,
    language: MailLanguage | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[MessageTemplate | Problem | UnauthorizedProblem]:
    """Write the text of a kind of message, for a program or for the network

     Writes the text in one language: for a program, those who run it; for the whole network, the
    secretariat.
    Bad syntax, and a field that the kind does not have, are refused with their line. Messages that have
    gone out stay as they were.
    It sends nothing: previewMessage shows it with a real application.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        kind (MessageKind): - `call`: A program invites to apply; to the focal points of the
            member cities
            - `draft_reminder`: A draft is about to lapse
            - `receipt`: The application was received
            - `correction_wanted`: The application was returned for a correction
            - `endorsement_wanted`: The city is asked to endorse a nominee, with a one-time link
            - `interview_invited`: The applicant is invited to book an interview
            - `interview_booked`: An interview was booked
            - `interview_moved`: An interview was moved
            - `interview_cancelled`: A booked interview was cancelled
            - `interview_tomorrow`: The interview is near
            - `decision`: The decision
            - `reply_reminder`: An offer waits for an answer
            - `promotion`: A place became free for somebody on the waitlist
            - `waitlist_closed`: The waitlist was closed
            - `offer_withdrawn`: An offer was withdrawn
            - `travel_wanted`: A confirmed participant is asked for travel details
            - `letter_ready`: A letter is ready
            - `certificate_ready`: The certificate is ready
            - `program_changed`: The dates or the place of a program changed
            - `program_cancelled`: A program was cancelled
            - `come_back`: Links for an applicant who lost the credential
        program_id (UUID | Unset):
        language (MailLanguage | Unset): - `en`: English
            - `ko`: Korean
            - `zh`: Chinese, simplified
            - `es`: Spanish
            - `fr`: French
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewMessageTemplate): A text in place of the default

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageTemplate | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        body=body,
        program_id=program_id,
        language=language,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    kind: MessageKind,
    *,
    client: AuthenticatedClient,
    body: NewMessageTemplate,
    program_id: UUID | Unset = UNSET,
    language: MailLanguage | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> MessageTemplate | Problem | UnauthorizedProblem | None:
    """Write the text of a kind of message, for a program or for the network

     Writes the text in one language: for a program, those who run it; for the whole network, the
    secretariat.
    Bad syntax, and a field that the kind does not have, are refused with their line. Messages that have
    gone out stay as they were.
    It sends nothing: previewMessage shows it with a real application.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        kind (MessageKind): - `call`: A program invites to apply; to the focal points of the
            member cities
            - `draft_reminder`: A draft is about to lapse
            - `receipt`: The application was received
            - `correction_wanted`: The application was returned for a correction
            - `endorsement_wanted`: The city is asked to endorse a nominee, with a one-time link
            - `interview_invited`: The applicant is invited to book an interview
            - `interview_booked`: An interview was booked
            - `interview_moved`: An interview was moved
            - `interview_cancelled`: A booked interview was cancelled
            - `interview_tomorrow`: The interview is near
            - `decision`: The decision
            - `reply_reminder`: An offer waits for an answer
            - `promotion`: A place became free for somebody on the waitlist
            - `waitlist_closed`: The waitlist was closed
            - `offer_withdrawn`: An offer was withdrawn
            - `travel_wanted`: A confirmed participant is asked for travel details
            - `letter_ready`: A letter is ready
            - `certificate_ready`: The certificate is ready
            - `program_changed`: The dates or the place of a program changed
            - `program_cancelled`: A program was cancelled
            - `come_back`: Links for an applicant who lost the credential
        program_id (UUID | Unset):
        language (MailLanguage | Unset): - `en`: English
            - `ko`: Korean
            - `zh`: Chinese, simplified
            - `es`: Spanish
            - `fr`: French
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewMessageTemplate): A text in place of the default

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageTemplate | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        kind=kind,
        client=client,
        body=body,
        program_id=program_id,
        language=language,
        idempotency_key=idempotency_key,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    kind: MessageKind,
    *,
    client: AuthenticatedClient,
    body: NewMessageTemplate,
    program_id: UUID | Unset = UNSET,
    language: MailLanguage | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[MessageTemplate | Problem | UnauthorizedProblem]:
    """Write the text of a kind of message, for a program or for the network

     Writes the text in one language: for a program, those who run it; for the whole network, the
    secretariat.
    Bad syntax, and a field that the kind does not have, are refused with their line. Messages that have
    gone out stay as they were.
    It sends nothing: previewMessage shows it with a real application.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        kind (MessageKind): - `call`: A program invites to apply; to the focal points of the
            member cities
            - `draft_reminder`: A draft is about to lapse
            - `receipt`: The application was received
            - `correction_wanted`: The application was returned for a correction
            - `endorsement_wanted`: The city is asked to endorse a nominee, with a one-time link
            - `interview_invited`: The applicant is invited to book an interview
            - `interview_booked`: An interview was booked
            - `interview_moved`: An interview was moved
            - `interview_cancelled`: A booked interview was cancelled
            - `interview_tomorrow`: The interview is near
            - `decision`: The decision
            - `reply_reminder`: An offer waits for an answer
            - `promotion`: A place became free for somebody on the waitlist
            - `waitlist_closed`: The waitlist was closed
            - `offer_withdrawn`: An offer was withdrawn
            - `travel_wanted`: A confirmed participant is asked for travel details
            - `letter_ready`: A letter is ready
            - `certificate_ready`: The certificate is ready
            - `program_changed`: The dates or the place of a program changed
            - `program_cancelled`: A program was cancelled
            - `come_back`: Links for an applicant who lost the credential
        program_id (UUID | Unset):
        language (MailLanguage | Unset): - `en`: English
            - `ko`: Korean
            - `zh`: Chinese, simplified
            - `es`: Spanish
            - `fr`: French
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewMessageTemplate): A text in place of the default

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageTemplate | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        body=body,
        program_id=program_id,
        language=language,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    kind: MessageKind,
    *,
    client: AuthenticatedClient,
    body: NewMessageTemplate,
    program_id: UUID | Unset = UNSET,
    language: MailLanguage | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> MessageTemplate | Problem | UnauthorizedProblem | None:
    """Write the text of a kind of message, for a program or for the network

     Writes the text in one language: for a program, those who run it; for the whole network, the
    secretariat.
    Bad syntax, and a field that the kind does not have, are refused with their line. Messages that have
    gone out stay as they were.
    It sends nothing: previewMessage shows it with a real application.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        kind (MessageKind): - `call`: A program invites to apply; to the focal points of the
            member cities
            - `draft_reminder`: A draft is about to lapse
            - `receipt`: The application was received
            - `correction_wanted`: The application was returned for a correction
            - `endorsement_wanted`: The city is asked to endorse a nominee, with a one-time link
            - `interview_invited`: The applicant is invited to book an interview
            - `interview_booked`: An interview was booked
            - `interview_moved`: An interview was moved
            - `interview_cancelled`: A booked interview was cancelled
            - `interview_tomorrow`: The interview is near
            - `decision`: The decision
            - `reply_reminder`: An offer waits for an answer
            - `promotion`: A place became free for somebody on the waitlist
            - `waitlist_closed`: The waitlist was closed
            - `offer_withdrawn`: An offer was withdrawn
            - `travel_wanted`: A confirmed participant is asked for travel details
            - `letter_ready`: A letter is ready
            - `certificate_ready`: The certificate is ready
            - `program_changed`: The dates or the place of a program changed
            - `program_cancelled`: A program was cancelled
            - `come_back`: Links for an applicant who lost the credential
        program_id (UUID | Unset):
        language (MailLanguage | Unset): - `en`: English
            - `ko`: Korean
            - `zh`: Chinese, simplified
            - `es`: Spanish
            - `fr`: French
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewMessageTemplate): A text in place of the default

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageTemplate | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            kind=kind,
            client=client,
            body=body,
            program_id=program_id,
            language=language,
            idempotency_key=idempotency_key,
            if_match=if_match,
        )
    ).parsed
