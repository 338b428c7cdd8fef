from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.created_api_key import CreatedApiKey
from ...models.new_api_key import NewApiKey
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/api-keys",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreatedApiKey | Problem | UnauthorizedProblem | None:
    if response.status_code == 201:
        response_201 = CreatedApiKey.from_dict(response.json())

        return response_201

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
) -> Response[CreatedApiKey | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> Response[CreatedApiKey | Problem | UnauthorizedProblem]:
    """Create an API key; the answer shows it once

     Creates a key and shows it once: store it in a secret store, because it cannot be read again.
    A secret key is for a server. A publishable key (role `page`, `coh_pub_…`) is for a web page, where
    everyone can read it:
    it only starts applications, in one program or series, from the origins that it names. The page goes
    on with the applicant’s token.
    A key can give only scopes that it has itself, and cannot outlive itself.
    A key of role `city` needs `city_id`; one of role `organisation` needs `organisation_id`; one of
    role `page` needs `origins`.

    Roles: secretariat. Scope: `api_keys:write`.

    Args:
        idempotency_key (str | Unset):
        body (NewApiKey): A key to create

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedApiKey | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> CreatedApiKey | Problem | UnauthorizedProblem | None:
    """Create an API key; the answer shows it once

     Creates a key and shows it once: store it in a secret store, because it cannot be read again.
    A secret key is for a server. A publishable key (role `page`, `coh_pub_…`) is for a web page, where
    everyone can read it:
    it only starts applications, in one program or series, from the origins that it names. The page goes
    on with the applicant’s token.
    A key can give only scopes that it has itself, and cannot outlive itself.
    A key of role `city` needs `city_id`; one of role `organisation` needs `organisation_id`; one of
    role `page` needs `origins`.

    Roles: secretariat. Scope: `api_keys:write`.

    Args:
        idempotency_key (str | Unset):
        body (NewApiKey): A key to create

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedApiKey | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> Response[CreatedApiKey | Problem | UnauthorizedProblem]:
    """Create an API key; the answer shows it once

     Creates a key and shows it once: store it in a secret store, because it cannot be read again.
    A secret key is for a server. A publishable key (role `page`, `coh_pub_…`) is for a web page, where
    everyone can read it:
    it only starts applications, in one program or series, from the origins that it names. The page goes
    on with the applicant’s token.
    A key can give only scopes that it has itself, and cannot outlive itself.
    A key of role `city` needs `city_id`; one of role `organisation` needs `organisation_id`; one of
    role `page` needs `origins`.

    Roles: secretariat. Scope: `api_keys:write`.

    Args:
        idempotency_key (str | Unset):
        body (NewApiKey): A key to create

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedApiKey | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> CreatedApiKey | Problem | UnauthorizedProblem | None:
    """Create an API key; the answer shows it once

     Creates a key and shows it once: store it in a secret store, because it cannot be read again.
    A secret key is for a server. A publishable key (role `page`, `coh_pub_…`) is for a web page, where
    everyone can read it:
    it only starts applications, in one program or series, from the origins that it names. The page goes
    on with the applicant’s token.
    A key can give only scopes that it has itself, and cannot outlive itself.
    A key of role `city` needs `city_id`; one of role `organisation` needs `organisation_id`; one of
    role `page` needs `origins`.

    Roles: secretariat. Scope: `api_keys:write`.

    Args:
        idempotency_key (str | Unset):
        body (NewApiKey): A key to create

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedApiKey | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
