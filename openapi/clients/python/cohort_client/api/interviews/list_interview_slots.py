from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.interview_slot_page import InterviewSlotPage
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    program_id: UUID,
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    time_zone: str | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    reviewer_id: UUID | Unset = UNSET,
    is_free: bool | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["time_zone"] = time_zone

    json_application_id: str | Unset = UNSET
    if not isinstance(application_id, Unset):
        json_application_id = str(application_id)
    params["application_id"] = json_application_id

    json_reviewer_id: str | Unset = UNSET
    if not isinstance(reviewer_id, Unset):
        json_reviewer_id = str(reviewer_id)
    params["reviewer_id"] = json_reviewer_id

    params["is_free"] = is_free

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/programs/{program_id}/interview-slots".format(
            program_id=quote(str(program_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InterviewSlotPage | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = InterviewSlotPage.from_dict(response.json())

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
) -> Response[InterviewSlotPage | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    time_zone: str | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    reviewer_id: UUID | Unset = UNSET,
    is_free: bool | Unset = UNSET,
) -> Response[InterviewSlotPage | Problem | UnauthorizedProblem]:
    """List interview slots, in a zone of choice

     Lists slots in the order of time. An applicant gets those that can be booked now; an interviewer
    their own; those who run the program all, or with `application_id` those that this application can
    book.
    Instants are in UTC, with local times beside them in `time_zone`. Left out, it is the zone that the
    applicant told, else that of the city’s country if it has one zone only, else the program’s:
    `time_zone_from` says which.
    Slots of people from the applicant’s own city or organisation are left out. A warning tells if no
    free slot is between 08:00 and 20:00 of the applicant’s day.
    An applicant who is not invited gets an empty list.

    Roles: secretariat, organisation, reviewer, applicant. Scope: `applications:read`.

    Args:
        program_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        time_zone (str | Unset):
        application_id (UUID | Unset):
        reviewer_id (UUID | Unset):
        is_free (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InterviewSlotPage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        limit=limit,
        cursor=cursor,
        time_zone=time_zone,
        application_id=application_id,
        reviewer_id=reviewer_id,
        is_free=is_free,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    time_zone: str | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    reviewer_id: UUID | Unset = UNSET,
    is_free: bool | Unset = UNSET,
) -> InterviewSlotPage | Problem | UnauthorizedProblem | None:
    """List interview slots, in a zone of choice

     Lists slots in the order of time. An applicant gets those that can be booked now; an interviewer
    their own; those who run the program all, or with `application_id` those that this application can
    book.
    Instants are in UTC, with local times beside them in `time_zone`. Left out, it is the zone that the
    applicant told, else that of the city’s country if it has one zone only, else the program’s:
    `time_zone_from` says which.
    Slots of people from the applicant’s own city or organisation are left out. A warning tells if no
    free slot is between 08:00 and 20:00 of the applicant’s day.
    An applicant who is not invited gets an empty list.

    Roles: secretariat, organisation, reviewer, applicant. Scope: `applications:read`.

    Args:
        program_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        time_zone (str | Unset):
        application_id (UUID | Unset):
        reviewer_id (UUID | Unset):
        is_free (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InterviewSlotPage | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        client=client,
        limit=limit,
        cursor=cursor,
        time_zone=time_zone,
        application_id=application_id,
        reviewer_id=reviewer_id,
        is_free=is_free,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    time_zone: str | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    reviewer_id: UUID | Unset = UNSET,
    is_free: bool | Unset = UNSET,
) -> Response[InterviewSlotPage | Problem | UnauthorizedProblem]:
    """List interview slots, in a zone of choice

     Lists slots in the order of time. An applicant gets those that can be booked now; an interviewer
    their own; those who run the program all, or with `application_id` those that this application can
    book.
    Instants are in UTC, with local times beside them in `time_zone`. Left out, it is the zone that the
    applicant told, else that of the city’s country if it has one zone only, else the program’s:
    `time_zone_from` says which.
    Slots of people from the applicant’s own city or organisation are left out. A warning tells if no
    free slot is between 08:00 and 20:00 of the applicant’s day.
    An applicant who is not invited gets an empty list.

    Roles: secretariat, organisation, reviewer, applicant. Scope: `applications:read`.

    Args:
        program_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        time_zone (str | Unset):
        application_id (UUID | Unset):
        reviewer_id (UUID | Unset):
        is_free (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InterviewSlotPage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        limit=limit,
        cursor=cursor,
        time_zone=time_zone,
        application_id=application_id,
        reviewer_id=reviewer_id,
        is_free=is_free,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    time_zone: str | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    reviewer_id: UUID | Unset = UNSET,
    is_free: bool | Unset = UNSET,
) -> InterviewSlotPage | Problem | UnauthorizedProblem | None:
    """List interview slots, in a zone of choice

     Lists slots in the order of time. An applicant gets those that can be booked now; an interviewer
    their own; those who run the program all, or with `application_id` those that this application can
    book.
    Instants are in UTC, with local times beside them in `time_zone`. Left out, it is the zone that the
    applicant told, else that of the city’s country if it has one zone only, else the program’s:
    `time_zone_from` says which.
    Slots of people from the applicant’s own city or organisation are left out. A warning tells if no
    free slot is between 08:00 and 20:00 of the applicant’s day.
    An applicant who is not invited gets an empty list.

    Roles: secretariat, organisation, reviewer, applicant. Scope: `applications:read`.

    Args:
        program_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        time_zone (str | Unset):
        application_id (UUID | Unset):
        reviewer_id (UUID | Unset):
        is_free (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InterviewSlotPage | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            client=client,
            limit=limit,
            cursor=cursor,
            time_zone=time_zone,
            application_id=application_id,
            reviewer_id=reviewer_id,
            is_free=is_free,
        )
    ).parsed
