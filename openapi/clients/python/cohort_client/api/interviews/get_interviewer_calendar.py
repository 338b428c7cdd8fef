from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    reviewer_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/reviewers/{reviewer_id}/interviews.ics".format(
            reviewer_id=quote(str(reviewer_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | UnauthorizedProblem | str | None:
    if response.status_code == 200:
        response_200 = response.text
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
) -> Response[Problem | UnauthorizedProblem | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    reviewer_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | UnauthorizedProblem | str]:
    """Get the calendar of an interviewer

     Gets all interviews of one person in a program as iCalendar, for that person and for those who run
    the program.
    Interviews that were cancelled, or moved to somebody else, stand in it as cancelled, so that no
    calendar keeps them.

    Roles: secretariat, organisation, reviewer. Scope: `applications:read`.

    Args:
        reviewer_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UnauthorizedProblem | str]
    """

    kwargs = _get_kwargs(
        reviewer_id=reviewer_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    reviewer_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Problem | UnauthorizedProblem | str | None:
    """Get the calendar of an interviewer

     Gets all interviews of one person in a program as iCalendar, for that person and for those who run
    the program.
    Interviews that were cancelled, or moved to somebody else, stand in it as cancelled, so that no
    calendar keeps them.

    Roles: secretariat, organisation, reviewer. Scope: `applications:read`.

    Args:
        reviewer_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UnauthorizedProblem | str
    """

    return sync_detailed(
        reviewer_id=reviewer_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    reviewer_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | UnauthorizedProblem | str]:
    """Get the calendar of an interviewer

     Gets all interviews of one person in a program as iCalendar, for that person and for those who run
    the program.
    Interviews that were cancelled, or moved to somebody else, stand in it as cancelled, so that no
    calendar keeps them.

    Roles: secretariat, organisation, reviewer. Scope: `applications:read`.

    Args:
        reviewer_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UnauthorizedProblem | str]
    """

    kwargs = _get_kwargs(
        reviewer_id=reviewer_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    reviewer_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Problem | UnauthorizedProblem | str | None:
    """Get the calendar of an interviewer

     Gets all interviews of one person in a program as iCalendar, for that person and for those who run
    the program.
    Interviews that were cancelled, or moved to somebody else, stand in it as cancelled, so that no
    calendar keeps them.

    Roles: secretariat, organisation, reviewer. Scope: `applications:read`.

    Args:
        reviewer_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UnauthorizedProblem | str
    """

    return (
        await asyncio_detailed(
            reviewer_id=reviewer_id,
            client=client,
        )
    ).parsed
