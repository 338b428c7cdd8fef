from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.city_mailbox import CityMailbox
from ...models.new_city_mailbox import NewCityMailbox
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    city_id: UUID,
    *,
    body: NewCityMailbox,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/cities/{city_id}/mailbox".format(
            city_id=quote(str(city_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CityMailbox | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = CityMailbox.from_dict(response.json())

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
) -> Response[CityMailbox | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCityMailbox,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[CityMailbox | Problem | UnauthorizedProblem]:
    """Set the mailbox of a city’s focal point

     Sets the role mailbox of a city, its language, and whether it gets calls. Only the secretariat sees
    it.
    Requests to endorse a nominee go there with a one-time link. It tells nobody of anything that was
    before.

    Roles: secretariat. Scope: `cities:write`.

    Args:
        city_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewCityMailbox): The mailbox of a city

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CityMailbox | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
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
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCityMailbox,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> CityMailbox | Problem | UnauthorizedProblem | None:
    """Set the mailbox of a city’s focal point

     Sets the role mailbox of a city, its language, and whether it gets calls. Only the secretariat sees
    it.
    Requests to endorse a nominee go there with a one-time link. It tells nobody of anything that was
    before.

    Roles: secretariat. Scope: `cities:write`.

    Args:
        city_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewCityMailbox): The mailbox of a city

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CityMailbox | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        city_id=city_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCityMailbox,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[CityMailbox | Problem | UnauthorizedProblem]:
    """Set the mailbox of a city’s focal point

     Sets the role mailbox of a city, its language, and whether it gets calls. Only the secretariat sees
    it.
    Requests to endorse a nominee go there with a one-time link. It tells nobody of anything that was
    before.

    Roles: secretariat. Scope: `cities:write`.

    Args:
        city_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewCityMailbox): The mailbox of a city

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CityMailbox | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        city_id=city_id,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    city_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCityMailbox,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> CityMailbox | Problem | UnauthorizedProblem | None:
    """Set the mailbox of a city’s focal point

     Sets the role mailbox of a city, its language, and whether it gets calls. Only the secretariat sees
    it.
    Requests to endorse a nominee go there with a one-time link. It tells nobody of anything that was
    before.

    Roles: secretariat. Scope: `cities:write`.

    Args:
        city_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewCityMailbox): The mailbox of a city

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CityMailbox | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            city_id=city_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            if_match=if_match,
        )
    ).parsed
