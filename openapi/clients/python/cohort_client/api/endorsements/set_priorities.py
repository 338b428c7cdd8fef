from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_priorities import NewPriorities
from ...models.priorities import Priorities
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    program_id: UUID,
    city_id: UUID,
    *,
    body: NewPriorities,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/programs/{program_id}/cities/{city_id}/priorities".format(
            program_id=quote(str(program_id), safe=""),
            city_id=quote(str(city_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Priorities | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = Priorities.from_dict(response.json())

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

    if response.status_code == 428:
        response_428 = Problem.from_dict(response.json())

        return response_428

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
) -> Response[Priorities | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    program_id: UUID,
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPriorities,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> Response[Priorities | Problem | UnauthorizedProblem]:
    """Set the order in which a city wants its nominees

     Sets the whole order at once, first choice first. It must have every nominee of the city that has
    applied and is not decided; drafts may be in it.
    It breaks ties of the ranking, and says who follows if one cannot come. It decides nothing by
    itself.

    Roles: secretariat, organisation, city. Scope: `attestations:write`.

    Args:
        program_id (UUID):
        city_id (UUID):
        idempotency_key (str | Unset):
        if_match (str):
        body (NewPriorities): The whole order at once

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Priorities | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        city_id=city_id,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPriorities,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> Priorities | Problem | UnauthorizedProblem | None:
    """Set the order in which a city wants its nominees

     Sets the whole order at once, first choice first. It must have every nominee of the city that has
    applied and is not decided; drafts may be in it.
    It breaks ties of the ranking, and says who follows if one cannot come. It decides nothing by
    itself.

    Roles: secretariat, organisation, city. Scope: `attestations:write`.

    Args:
        program_id (UUID):
        city_id (UUID):
        idempotency_key (str | Unset):
        if_match (str):
        body (NewPriorities): The whole order at once

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Priorities | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        city_id=city_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPriorities,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> Response[Priorities | Problem | UnauthorizedProblem]:
    """Set the order in which a city wants its nominees

     Sets the whole order at once, first choice first. It must have every nominee of the city that has
    applied and is not decided; drafts may be in it.
    It breaks ties of the ranking, and says who follows if one cannot come. It decides nothing by
    itself.

    Roles: secretariat, organisation, city. Scope: `attestations:write`.

    Args:
        program_id (UUID):
        city_id (UUID):
        idempotency_key (str | Unset):
        if_match (str):
        body (NewPriorities): The whole order at once

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Priorities | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        city_id=city_id,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPriorities,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> Priorities | Problem | UnauthorizedProblem | None:
    """Set the order in which a city wants its nominees

     Sets the whole order at once, first choice first. It must have every nominee of the city that has
    applied and is not decided; drafts may be in it.
    It breaks ties of the ranking, and says who follows if one cannot come. It decides nothing by
    itself.

    Roles: secretariat, organisation, city. Scope: `attestations:write`.

    Args:
        program_id (UUID):
        city_id (UUID):
        idempotency_key (str | Unset):
        if_match (str):
        body (NewPriorities): The whole order at once

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Priorities | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            city_id=city_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            if_match=if_match,
        )
    ).parsed
