from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    program_id: UUID,
    city_id: UUID,
    *,
    reason: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["reason"] = reason

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/v1/programs/{program_id}/cities/{city_id}/allocation".format(
            program_id=quote(str(program_id), safe=""),
            city_id=quote(str(city_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Problem | UnauthorizedProblem | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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
) -> Response[Any | Problem | UnauthorizedProblem]:
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
    reason: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Any | Problem | UnauthorizedProblem]:
    """Remove the cap of one city; the program’s cap applies again

     Removes the cap of one city, so that the program’s applies again. A second call changes nothing.

    Roles: secretariat. Scope: `allocations:write`.

    Args:
        program_id (UUID):
        city_id (UUID):
        reason (str | Unset):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        city_id=city_id,
        reason=reason,
        idempotency_key=idempotency_key,
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
    reason: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Any | Problem | UnauthorizedProblem | None:
    """Remove the cap of one city; the program’s cap applies again

     Removes the cap of one city, so that the program’s applies again. A second call changes nothing.

    Roles: secretariat. Scope: `allocations:write`.

    Args:
        program_id (UUID):
        city_id (UUID):
        reason (str | Unset):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        city_id=city_id,
        client=client,
        reason=reason,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    reason: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Any | Problem | UnauthorizedProblem]:
    """Remove the cap of one city; the program’s cap applies again

     Removes the cap of one city, so that the program’s applies again. A second call changes nothing.

    Roles: secretariat. Scope: `allocations:write`.

    Args:
        program_id (UUID):
        city_id (UUID):
        reason (str | Unset):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        city_id=city_id,
        reason=reason,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    reason: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Any | Problem | UnauthorizedProblem | None:
    """Remove the cap of one city; the program’s cap applies again

     Removes the cap of one city, so that the program’s applies again. A second call changes nothing.

    Roles: secretariat. Scope: `allocations:write`.

    Args:
        program_id (UUID):
        city_id (UUID):
        reason (str | Unset):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            city_id=city_id,
            client=client,
            reason=reason,
            idempotency_key=idempotency_key,
        )
    ).parsed
