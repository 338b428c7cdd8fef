from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_messages_sort import ListMessagesSort
from ...models.message_kind import MessageKind
from ...models.message_page import MessagePage
from ...models.message_status import MessageStatus
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    kind: MessageKind | Unset = UNSET,
    status: MessageStatus | Unset = UNSET,
    sort: ListMessagesSort | Unset = ListMessagesSort.VALUE_1,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_program_id: str | Unset = UNSET
    if not isinstance(program_id, Unset):
        json_program_id = str(program_id)
    params["program_id"] = json_program_id

    json_application_id: str | Unset = UNSET
    if not isinstance(application_id, Unset):
        json_application_id = str(application_id)
    params["application_id"] = json_application_id

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind.value

    params["kind"] = json_kind

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    params["status"] = json_status

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/messages",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MessagePage | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = MessagePage.from_dict(response.json())

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

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())

        return response_406

    if response.status_code == 408:
        response_408 = Problem.from_dict(response.json())

        return response_408

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
) -> Response[MessagePage | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    kind: MessageKind | Unset = UNSET,
    status: MessageStatus | Unset = UNSET,
    sort: ListMessagesSort | Unset = ListMessagesSort.VALUE_1,
) -> Response[MessagePage | Problem | UnauthorizedProblem]:
    """List the messages

     Lists what was told to whom, and what waits, for those who run the program; links to come back only
    for the secretariat.
    A message exists from the moment of its cause. It is sent within seconds; one that fails has the
    words of the mail server.

    Roles: secretariat, organisation. Scope: `messages:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        application_id (UUID | Unset):
        kind (MessageKind | Unset): - `call`: A program invites to apply; to the focal points of
            the member cities
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
        status (MessageStatus | Unset): - `held`: It waits for staff to send it
            - `due`: A worker sends it within seconds, or tries again later
            - `sent`: The mail server has taken it, or it is a file
            - `failed`: The mail server refused it for good
            - `suppressed`: It was not sent: it was no longer true, or there was no address
        sort (ListMessagesSort | Unset):  Default: ListMessagesSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessagePage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        application_id=application_id,
        kind=kind,
        status=status,
        sort=sort,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    kind: MessageKind | Unset = UNSET,
    status: MessageStatus | Unset = UNSET,
    sort: ListMessagesSort | Unset = ListMessagesSort.VALUE_1,
) -> MessagePage | Problem | UnauthorizedProblem | None:
    """List the messages

     Lists what was told to whom, and what waits, for those who run the program; links to come back only
    for the secretariat.
    A message exists from the moment of its cause. It is sent within seconds; one that fails has the
    words of the mail server.

    Roles: secretariat, organisation. Scope: `messages:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        application_id (UUID | Unset):
        kind (MessageKind | Unset): - `call`: A program invites to apply; to the focal points of
            the member cities
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
        status (MessageStatus | Unset): - `held`: It waits for staff to send it
            - `due`: A worker sends it within seconds, or tries again later
            - `sent`: The mail server has taken it, or it is a file
            - `failed`: The mail server refused it for good
            - `suppressed`: It was not sent: it was no longer true, or there was no address
        sort (ListMessagesSort | Unset):  Default: ListMessagesSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessagePage | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        application_id=application_id,
        kind=kind,
        status=status,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    kind: MessageKind | Unset = UNSET,
    status: MessageStatus | Unset = UNSET,
    sort: ListMessagesSort | Unset = ListMessagesSort.VALUE_1,
) -> Response[MessagePage | Problem | UnauthorizedProblem]:
    """List the messages

     Lists what was told to whom, and what waits, for those who run the program; links to come back only
    for the secretariat.
    A message exists from the moment of its cause. It is sent within seconds; one that fails has the
    words of the mail server.

    Roles: secretariat, organisation. Scope: `messages:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        application_id (UUID | Unset):
        kind (MessageKind | Unset): - `call`: A program invites to apply; to the focal points of
            the member cities
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
        status (MessageStatus | Unset): - `held`: It waits for staff to send it
            - `due`: A worker sends it within seconds, or tries again later
            - `sent`: The mail server has taken it, or it is a file
            - `failed`: The mail server refused it for good
            - `suppressed`: It was not sent: it was no longer true, or there was no address
        sort (ListMessagesSort | Unset):  Default: ListMessagesSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessagePage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        application_id=application_id,
        kind=kind,
        status=status,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    kind: MessageKind | Unset = UNSET,
    status: MessageStatus | Unset = UNSET,
    sort: ListMessagesSort | Unset = ListMessagesSort.VALUE_1,
) -> MessagePage | Problem | UnauthorizedProblem | None:
    """List the messages

     Lists what was told to whom, and what waits, for those who run the program; links to come back only
    for the secretariat.
    A message exists from the moment of its cause. It is sent within seconds; one that fails has the
    words of the mail server.

    Roles: secretariat, organisation. Scope: `messages:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        application_id (UUID | Unset):
        kind (MessageKind | Unset): - `call`: A program invites to apply; to the focal points of
            the member cities
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
        status (MessageStatus | Unset): - `held`: It waits for staff to send it
            - `due`: A worker sends it within seconds, or tries again later
            - `sent`: The mail server has taken it, or it is a file
            - `failed`: The mail server refused it for good
            - `suppressed`: It was not sent: it was no longer true, or there was no address
        sort (ListMessagesSort | Unset):  Default: ListMessagesSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessagePage | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            program_id=program_id,
            application_id=application_id,
            kind=kind,
            status=status,
            sort=sort,
        )
    ).parsed
