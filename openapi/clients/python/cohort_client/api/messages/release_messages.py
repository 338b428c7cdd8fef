from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.message_release import MessageRelease
from ...models.new_message_release import NewMessageRelease
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    program_id: UUID,
    *,
    body: NewMessageRelease,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/programs/{program_id}/message-releases".format(
            program_id=quote(str(program_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MessageRelease | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = MessageRelease.from_dict(response.json())

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
) -> Response[MessageRelease | Problem | UnauthorizedProblem]:
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
    body: NewMessageRelease,
    idempotency_key: str | Unset = UNSET,
) -> Response[MessageRelease | Problem | UnauthorizedProblem]:
    """Send the held messages of a program; dry_run only shows them

     Sends all held messages of a program, or those of some kinds, at once. For those who run the
    program.
    `dry_run` changes nothing. Both show the first 20 as they go out, and why one would not.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewMessageRelease): Which held messages to send

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageRelease | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewMessageRelease,
    idempotency_key: str | Unset = UNSET,
) -> MessageRelease | Problem | UnauthorizedProblem | None:
    """Send the held messages of a program; dry_run only shows them

     Sends all held messages of a program, or those of some kinds, at once. For those who run the
    program.
    `dry_run` changes nothing. Both show the first 20 as they go out, and why one would not.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewMessageRelease): Which held messages to send

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageRelease | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewMessageRelease,
    idempotency_key: str | Unset = UNSET,
) -> Response[MessageRelease | Problem | UnauthorizedProblem]:
    """Send the held messages of a program; dry_run only shows them

     Sends all held messages of a program, or those of some kinds, at once. For those who run the
    program.
    `dry_run` changes nothing. Both show the first 20 as they go out, and why one would not.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewMessageRelease): Which held messages to send

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageRelease | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewMessageRelease,
    idempotency_key: str | Unset = UNSET,
) -> MessageRelease | Problem | UnauthorizedProblem | None:
    """Send the held messages of a program; dry_run only shows them

     Sends all held messages of a program, or those of some kinds, at once. For those who run the
    program.
    `dry_run` changes nothing. Both show the first 20 as they go out, and why one would not.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewMessageRelease): Which held messages to send

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageRelease | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
