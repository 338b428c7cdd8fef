from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.journey_direction import JourneyDirection
from ...models.journey_list import JourneyList
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    program_id: UUID,
    *,
    direction: JourneyDirection | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_direction: str | Unset = UNSET
    if not isinstance(direction, Unset):
        json_direction = direction.value

    params["direction"] = json_direction

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/programs/{program_id}/arrivals".format(
            program_id=quote(str(program_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> JourneyList | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = JourneyList.from_dict(response.json())

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
) -> Response[JourneyList | Problem | UnauthorizedProblem]:
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
    direction: JourneyDirection | Unset = UNSET,
) -> Response[JourneyList | Problem | UnauthorizedProblem]:
    """List who arrives or departs when and where

     Lists the journeys of everybody with a place, by time, for those who run the program: to pick people
    up, and to bring them back.
    Whoever told no journey comes last. A requested change does not count until staff accept it;
    `has_request` marks it.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):
        direction (JourneyDirection | Unset): - `arrival`: To the program
            - `departure`: Back

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JourneyList | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        direction=direction,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    direction: JourneyDirection | Unset = UNSET,
) -> JourneyList | Problem | UnauthorizedProblem | None:
    """List who arrives or departs when and where

     Lists the journeys of everybody with a place, by time, for those who run the program: to pick people
    up, and to bring them back.
    Whoever told no journey comes last. A requested change does not count until staff accept it;
    `has_request` marks it.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):
        direction (JourneyDirection | Unset): - `arrival`: To the program
            - `departure`: Back

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JourneyList | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        client=client,
        direction=direction,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    direction: JourneyDirection | Unset = UNSET,
) -> Response[JourneyList | Problem | UnauthorizedProblem]:
    """List who arrives or departs when and where

     Lists the journeys of everybody with a place, by time, for those who run the program: to pick people
    up, and to bring them back.
    Whoever told no journey comes last. A requested change does not count until staff accept it;
    `has_request` marks it.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):
        direction (JourneyDirection | Unset): - `arrival`: To the program
            - `departure`: Back

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JourneyList | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        direction=direction,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    direction: JourneyDirection | Unset = UNSET,
) -> JourneyList | Problem | UnauthorizedProblem | None:
    """List who arrives or departs when and where

     Lists the journeys of everybody with a place, by time, for those who run the program: to pick people
    up, and to bring them back.
    Whoever told no journey comes last. A requested change does not count until staff accept it;
    `has_request` marks it.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):
        direction (JourneyDirection | Unset): - `arrival`: To the program
            - `departure`: Back

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JourneyList | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            client=client,
            direction=direction,
        )
    ).parsed
