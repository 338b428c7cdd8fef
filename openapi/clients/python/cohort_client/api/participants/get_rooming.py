from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.rooming import Rooming
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    program_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/programs/{program_id}/rooming".format(
            program_id=quote(str(program_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | Rooming | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = Rooming.from_dict(response.json())

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
) -> Response[Problem | Rooming | UnauthorizedProblem]:
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
) -> Response[Problem | Rooming | UnauthorizedProblem]:
    """Get who stays when, and who pays for which nights

     Counts the room nights of everybody with a place, from the day of the arrival to the day of the
    departure.
    The program’s coverage says who pays for the nights of the program, with `nights_before` and
    `nights_after` of `selection.travel`; the participant pays for the others.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Rooming | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Problem | Rooming | UnauthorizedProblem | None:
    """Get who stays when, and who pays for which nights

     Counts the room nights of everybody with a place, from the day of the arrival to the day of the
    departure.
    The program’s coverage says who pays for the nights of the program, with `nights_before` and
    `nights_after` of `selection.travel`; the participant pays for the others.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Rooming | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | Rooming | UnauthorizedProblem]:
    """Get who stays when, and who pays for which nights

     Counts the room nights of everybody with a place, from the day of the arrival to the day of the
    departure.
    The program’s coverage says who pays for the nights of the program, with `nights_before` and
    `nights_after` of `selection.travel`; the participant pays for the others.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Rooming | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Problem | Rooming | UnauthorizedProblem | None:
    """Get who stays when, and who pays for which nights

     Counts the room nights of everybody with a place, from the day of the arrival to the day of the
    departure.
    The program’s coverage says who pays for the nights of the program, with `nights_before` and
    `nights_after` of `selection.travel`; the participant pays for the others.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Rooming | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            client=client,
        )
    ).parsed
