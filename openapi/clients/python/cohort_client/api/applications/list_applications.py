import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.application_page import ApplicationPage
from ...models.application_status import ApplicationStatus
from ...models.list_applications_sort import ListApplicationsSort
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    city_id: UUID | Unset = UNSET,
    status: ApplicationStatus | Unset = UNSET,
    submitted_after: datetime.datetime | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListApplicationsSort | Unset = ListApplicationsSort.VALUE_1,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_program_id: str | Unset = UNSET
    if not isinstance(program_id, Unset):
        json_program_id = str(program_id)
    params["program_id"] = json_program_id

    json_city_id: str | Unset = UNSET
    if not isinstance(city_id, Unset):
        json_city_id = str(city_id)
    params["city_id"] = json_city_id

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    params["status"] = json_status

    json_submitted_after: str | Unset = UNSET
    if not isinstance(submitted_after, Unset):
        json_submitted_after = submitted_after.isoformat()
    params["submitted_after"] = json_submitted_after

    params["q"] = q

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/applications",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ApplicationPage | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = ApplicationPage.from_dict(response.json())

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
) -> Response[ApplicationPage | Problem | UnauthorizedProblem]:
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
    city_id: UUID | Unset = UNSET,
    status: ApplicationStatus | Unset = UNSET,
    submitted_after: datetime.datetime | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListApplicationsSort | Unset = ListApplicationsSort.VALUE_1,
) -> Response[ApplicationPage | Problem | UnauthorizedProblem]:
    """List the applications that the caller may see

     Lists the applications that the caller may see: staff those of their programs, a city its own, a
    frontend the drafts that it started, an applicant the one.
    A row has no personal data beyond the name and the post.

    Roles: secretariat, organisation, city, reviewer, frontend, applicant. Scope: `applications:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        city_id (UUID | Unset):
        status (ApplicationStatus | Unset): The state of the application

            - `draft`: Being written; takes no slot
            - `submitted`: Received before the end of the call; takes a slot
            - `returned`: The applicant corrects what staff named
            - `in_review`: Being judged
            - `ineligible`: Does not meet a hard criterion
            - `waitlisted`: On the reserve after a release
            - `offered`: Has a place, to be answered by `reply_by`
            - `accepted`: The applicant accepted the offer
            - `confirmed`: Every condition of the offer is met: a participant
            - `not_selected`: Not selected
            - `declined`: The applicant or the city declined the offer
            - `offer_expired`: The offer was not answered in time
            - `offer_withdrawn`: Staff withdrew the offer
            - `withdrawn`: Withdrawn by the applicant, the city or staff
            - `lapsed`: A draft that was not submitted in time, or an application left open at the end
            of the program
            - `deferred`: Moved to a later program
            - `program_cancelled`: The program was cancelled
        submitted_after (datetime.datetime | Unset):
        q (str | Unset):
        sort (ListApplicationsSort | Unset):  Default: ListApplicationsSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApplicationPage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        city_id=city_id,
        status=status,
        submitted_after=submitted_after,
        q=q,
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
    city_id: UUID | Unset = UNSET,
    status: ApplicationStatus | Unset = UNSET,
    submitted_after: datetime.datetime | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListApplicationsSort | Unset = ListApplicationsSort.VALUE_1,
) -> ApplicationPage | Problem | UnauthorizedProblem | None:
    """List the applications that the caller may see

     Lists the applications that the caller may see: staff those of their programs, a city its own, a
    frontend the drafts that it started, an applicant the one.
    A row has no personal data beyond the name and the post.

    Roles: secretariat, organisation, city, reviewer, frontend, applicant. Scope: `applications:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        city_id (UUID | Unset):
        status (ApplicationStatus | Unset): The state of the application

            - `draft`: Being written; takes no slot
            - `submitted`: Received before the end of the call; takes a slot
            - `returned`: The applicant corrects what staff named
            - `in_review`: Being judged
            - `ineligible`: Does not meet a hard criterion
            - `waitlisted`: On the reserve after a release
            - `offered`: Has a place, to be answered by `reply_by`
            - `accepted`: The applicant accepted the offer
            - `confirmed`: Every condition of the offer is met: a participant
            - `not_selected`: Not selected
            - `declined`: The applicant or the city declined the offer
            - `offer_expired`: The offer was not answered in time
            - `offer_withdrawn`: Staff withdrew the offer
            - `withdrawn`: Withdrawn by the applicant, the city or staff
            - `lapsed`: A draft that was not submitted in time, or an application left open at the end
            of the program
            - `deferred`: Moved to a later program
            - `program_cancelled`: The program was cancelled
        submitted_after (datetime.datetime | Unset):
        q (str | Unset):
        sort (ListApplicationsSort | Unset):  Default: ListApplicationsSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApplicationPage | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        city_id=city_id,
        status=status,
        submitted_after=submitted_after,
        q=q,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    city_id: UUID | Unset = UNSET,
    status: ApplicationStatus | Unset = UNSET,
    submitted_after: datetime.datetime | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListApplicationsSort | Unset = ListApplicationsSort.VALUE_1,
) -> Response[ApplicationPage | Problem | UnauthorizedProblem]:
    """List the applications that the caller may see

     Lists the applications that the caller may see: staff those of their programs, a city its own, a
    frontend the drafts that it started, an applicant the one.
    A row has no personal data beyond the name and the post.

    Roles: secretariat, organisation, city, reviewer, frontend, applicant. Scope: `applications:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        city_id (UUID | Unset):
        status (ApplicationStatus | Unset): The state of the application

            - `draft`: Being written; takes no slot
            - `submitted`: Received before the end of the call; takes a slot
            - `returned`: The applicant corrects what staff named
            - `in_review`: Being judged
            - `ineligible`: Does not meet a hard criterion
            - `waitlisted`: On the reserve after a release
            - `offered`: Has a place, to be answered by `reply_by`
            - `accepted`: The applicant accepted the offer
            - `confirmed`: Every condition of the offer is met: a participant
            - `not_selected`: Not selected
            - `declined`: The applicant or the city declined the offer
            - `offer_expired`: The offer was not answered in time
            - `offer_withdrawn`: Staff withdrew the offer
            - `withdrawn`: Withdrawn by the applicant, the city or staff
            - `lapsed`: A draft that was not submitted in time, or an application left open at the end
            of the program
            - `deferred`: Moved to a later program
            - `program_cancelled`: The program was cancelled
        submitted_after (datetime.datetime | Unset):
        q (str | Unset):
        sort (ListApplicationsSort | Unset):  Default: ListApplicationsSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApplicationPage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        city_id=city_id,
        status=status,
        submitted_after=submitted_after,
        q=q,
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
    city_id: UUID | Unset = UNSET,
    status: ApplicationStatus | Unset = UNSET,
    submitted_after: datetime.datetime | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListApplicationsSort | Unset = ListApplicationsSort.VALUE_1,
) -> ApplicationPage | Problem | UnauthorizedProblem | None:
    """List the applications that the caller may see

     Lists the applications that the caller may see: staff those of their programs, a city its own, a
    frontend the drafts that it started, an applicant the one.
    A row has no personal data beyond the name and the post.

    Roles: secretariat, organisation, city, reviewer, frontend, applicant. Scope: `applications:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        city_id (UUID | Unset):
        status (ApplicationStatus | Unset): The state of the application

            - `draft`: Being written; takes no slot
            - `submitted`: Received before the end of the call; takes a slot
            - `returned`: The applicant corrects what staff named
            - `in_review`: Being judged
            - `ineligible`: Does not meet a hard criterion
            - `waitlisted`: On the reserve after a release
            - `offered`: Has a place, to be answered by `reply_by`
            - `accepted`: The applicant accepted the offer
            - `confirmed`: Every condition of the offer is met: a participant
            - `not_selected`: Not selected
            - `declined`: The applicant or the city declined the offer
            - `offer_expired`: The offer was not answered in time
            - `offer_withdrawn`: Staff withdrew the offer
            - `withdrawn`: Withdrawn by the applicant, the city or staff
            - `lapsed`: A draft that was not submitted in time, or an application left open at the end
            of the program
            - `deferred`: Moved to a later program
            - `program_cancelled`: The program was cancelled
        submitted_after (datetime.datetime | Unset):
        q (str | Unset):
        sort (ListApplicationsSort | Unset):  Default: ListApplicationsSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApplicationPage | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            program_id=program_id,
            city_id=city_id,
            status=status,
            submitted_after=submitted_after,
            q=q,
            sort=sort,
        )
    ).parsed
