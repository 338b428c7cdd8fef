from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.allocation import Allocation
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    program_id: UUID,
    city_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/programs/{program_id}/cities/{city_id}/allocation".format(
            program_id=quote(str(program_id), safe=""),
            city_id=quote(str(city_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Allocation | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = Allocation.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = UnauthorizedProblem.from_dict(response.json())

        return response_401

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
) -> Response[Allocation | Problem | UnauthorizedProblem]:
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
) -> Response[Allocation | Problem | UnauthorizedProblem]:
    """Get the cap and the slots of a city in a program

     Gets how many applications a city may have in a program, and how its slots are used.
    A frontend can show “1 of 2 places used” with it before anyone fills in a form. Who uses a slot is
    shown only to those who may see the application.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):
        city_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Allocation | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        city_id=city_id,
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
) -> Allocation | Problem | UnauthorizedProblem | None:
    """Get the cap and the slots of a city in a program

     Gets how many applications a city may have in a program, and how its slots are used.
    A frontend can show “1 of 2 places used” with it before anyone fills in a form. Who uses a slot is
    shown only to those who may see the application.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):
        city_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Allocation | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        city_id=city_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    city_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[Allocation | Problem | UnauthorizedProblem]:
    """Get the cap and the slots of a city in a program

     Gets how many applications a city may have in a program, and how its slots are used.
    A frontend can show “1 of 2 places used” with it before anyone fills in a form. Who uses a slot is
    shown only to those who may see the application.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):
        city_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Allocation | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        city_id=city_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    city_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Allocation | Problem | UnauthorizedProblem | None:
    """Get the cap and the slots of a city in a program

     Gets how many applications a city may have in a program, and how its slots are used.
    A frontend can show “1 of 2 places used” with it before anyone fills in a form. Who uses a slot is
    shown only to those who may see the application.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):
        city_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Allocation | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            city_id=city_id,
            client=client,
        )
    ).parsed
