from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_programs_sort import ListProgramsSort
from ...models.problem import Problem
from ...models.program_format import ProgramFormat
from ...models.program_page import ProgramPage
from ...models.program_phase import ProgramPhase
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    phase: ProgramPhase | Unset = UNSET,
    series_id: UUID | Unset = UNSET,
    organisation_id: UUID | Unset = UNSET,
    country: str | Unset = UNSET,
    format_: ProgramFormat | Unset = UNSET,
    year: int | Unset = UNSET,
    topic: str | Unset = UNSET,
    sort: ListProgramsSort | Unset = ListProgramsSort.VALUE_1,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_phase: str | Unset = UNSET
    if not isinstance(phase, Unset):
        json_phase = phase.value

    params["phase"] = json_phase

    json_series_id: str | Unset = UNSET
    if not isinstance(series_id, Unset):
        json_series_id = str(series_id)
    params["series_id"] = json_series_id

    json_organisation_id: str | Unset = UNSET
    if not isinstance(organisation_id, Unset):
        json_organisation_id = str(organisation_id)
    params["organisation_id"] = json_organisation_id

    params["country"] = country

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_.value

    params["format"] = json_format_

    params["year"] = year

    params["topic"] = topic

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/programs",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ProgramPage | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = ProgramPage.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = UnauthorizedProblem.from_dict(response.json())

        return response_401

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
) -> Response[Problem | ProgramPage | UnauthorizedProblem]:
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
    phase: ProgramPhase | Unset = UNSET,
    series_id: UUID | Unset = UNSET,
    organisation_id: UUID | Unset = UNSET,
    country: str | Unset = UNSET,
    format_: ProgramFormat | Unset = UNSET,
    year: int | Unset = UNSET,
    topic: str | Unset = UNSET,
    sort: ListProgramsSort | Unset = ListProgramsSort.VALUE_1,
) -> Response[Problem | ProgramPage | UnauthorizedProblem]:
    """List the programs

     Lists the published programs; with a credential of staff also the drafts that it may see.
    `phase` is derived from the dates and the clock, so `phase=call_open` lists the calls that take
    applications now.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        phase (ProgramPhase | Unset): Derived from the dates, the releases and the clock; never
            stored

            - `draft`: Not published yet
            - `upcoming`: Published; the call has not opened
            - `call_open`: Applications are taken
            - `call_closed`: The call has ended; no decision is open or released yet
            - `selecting`: Applications are being decided
            - `decided`: Decisions are released
            - `running`: Between the first and the last day
            - `completed`: The last day has passed
        series_id (UUID | Unset):
        organisation_id (UUID | Unset):
        country (str | Unset):
        format_ (ProgramFormat | Unset): - `workshop`: Participants travel, for days
            - `training`: Participants travel, for lessons
            - `webinar`: Online: no passport, no travel
        year (int | Unset):
        topic (str | Unset):
        sort (ListProgramsSort | Unset):  Default: ListProgramsSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProgramPage | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        phase=phase,
        series_id=series_id,
        organisation_id=organisation_id,
        country=country,
        format_=format_,
        year=year,
        topic=topic,
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
    phase: ProgramPhase | Unset = UNSET,
    series_id: UUID | Unset = UNSET,
    organisation_id: UUID | Unset = UNSET,
    country: str | Unset = UNSET,
    format_: ProgramFormat | Unset = UNSET,
    year: int | Unset = UNSET,
    topic: str | Unset = UNSET,
    sort: ListProgramsSort | Unset = ListProgramsSort.VALUE_1,
) -> Problem | ProgramPage | UnauthorizedProblem | None:
    """List the programs

     Lists the published programs; with a credential of staff also the drafts that it may see.
    `phase` is derived from the dates and the clock, so `phase=call_open` lists the calls that take
    applications now.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        phase (ProgramPhase | Unset): Derived from the dates, the releases and the clock; never
            stored

            - `draft`: Not published yet
            - `upcoming`: Published; the call has not opened
            - `call_open`: Applications are taken
            - `call_closed`: The call has ended; no decision is open or released yet
            - `selecting`: Applications are being decided
            - `decided`: Decisions are released
            - `running`: Between the first and the last day
            - `completed`: The last day has passed
        series_id (UUID | Unset):
        organisation_id (UUID | Unset):
        country (str | Unset):
        format_ (ProgramFormat | Unset): - `workshop`: Participants travel, for days
            - `training`: Participants travel, for lessons
            - `webinar`: Online: no passport, no travel
        year (int | Unset):
        topic (str | Unset):
        sort (ListProgramsSort | Unset):  Default: ListProgramsSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProgramPage | UnauthorizedProblem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        phase=phase,
        series_id=series_id,
        organisation_id=organisation_id,
        country=country,
        format_=format_,
        year=year,
        topic=topic,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    phase: ProgramPhase | Unset = UNSET,
    series_id: UUID | Unset = UNSET,
    organisation_id: UUID | Unset = UNSET,
    country: str | Unset = UNSET,
    format_: ProgramFormat | Unset = UNSET,
    year: int | Unset = UNSET,
    topic: str | Unset = UNSET,
    sort: ListProgramsSort | Unset = ListProgramsSort.VALUE_1,
) -> Response[Problem | ProgramPage | UnauthorizedProblem]:
    """List the programs

     Lists the published programs; with a credential of staff also the drafts that it may see.
    `phase` is derived from the dates and the clock, so `phase=call_open` lists the calls that take
    applications now.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        phase (ProgramPhase | Unset): Derived from the dates, the releases and the clock; never
            stored

            - `draft`: Not published yet
            - `upcoming`: Published; the call has not opened
            - `call_open`: Applications are taken
            - `call_closed`: The call has ended; no decision is open or released yet
            - `selecting`: Applications are being decided
            - `decided`: Decisions are released
            - `running`: Between the first and the last day
            - `completed`: The last day has passed
        series_id (UUID | Unset):
        organisation_id (UUID | Unset):
        country (str | Unset):
        format_ (ProgramFormat | Unset): - `workshop`: Participants travel, for days
            - `training`: Participants travel, for lessons
            - `webinar`: Online: no passport, no travel
        year (int | Unset):
        topic (str | Unset):
        sort (ListProgramsSort | Unset):  Default: ListProgramsSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProgramPage | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        phase=phase,
        series_id=series_id,
        organisation_id=organisation_id,
        country=country,
        format_=format_,
        year=year,
        topic=topic,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    phase: ProgramPhase | Unset = UNSET,
    series_id: UUID | Unset = UNSET,
    organisation_id: UUID | Unset = UNSET,
    country: str | Unset = UNSET,
    format_: ProgramFormat | Unset = UNSET,
    year: int | Unset = UNSET,
    topic: str | Unset = UNSET,
    sort: ListProgramsSort | Unset = ListProgramsSort.VALUE_1,
) -> Problem | ProgramPage | UnauthorizedProblem | None:
    """List the programs

     Lists the published programs; with a credential of staff also the drafts that it may see.
    `phase` is derived from the dates and the clock, so `phase=call_open` lists the calls that take
    applications now.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        phase (ProgramPhase | Unset): Derived from the dates, the releases and the clock; never
            stored

            - `draft`: Not published yet
            - `upcoming`: Published; the call has not opened
            - `call_open`: Applications are taken
            - `call_closed`: The call has ended; no decision is open or released yet
            - `selecting`: Applications are being decided
            - `decided`: Decisions are released
            - `running`: Between the first and the last day
            - `completed`: The last day has passed
        series_id (UUID | Unset):
        organisation_id (UUID | Unset):
        country (str | Unset):
        format_ (ProgramFormat | Unset): - `workshop`: Participants travel, for days
            - `training`: Participants travel, for lessons
            - `webinar`: Online: no passport, no travel
        year (int | Unset):
        topic (str | Unset):
        sort (ListProgramsSort | Unset):  Default: ListProgramsSort.VALUE_1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProgramPage | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            phase=phase,
            series_id=series_id,
            organisation_id=organisation_id,
            country=country,
            format_=format_,
            year=year,
            topic=topic,
            sort=sort,
        )
    ).parsed
