from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.call_closed_problem import CallClosedProblem
from ...models.call_sent import CallSent
from ...models.new_call_mail import NewCallMail
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    program_id: UUID,
    *,
    body: NewCallMail,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/programs/{program_id}/calls".format(
            program_id=quote(str(program_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CallClosedProblem | Problem | CallSent | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = CallSent.from_dict(response.json())

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

        def _parse_response_409(data: object) -> CallClosedProblem | Problem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = CallClosedProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_1 = Problem.from_dict(data)

            return response_409_type_1

        response_409 = _parse_response_409(response.json())

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
) -> Response[CallClosedProblem | Problem | CallSent | UnauthorizedProblem]:
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
    body: NewCallMail,
    idempotency_key: str | Unset = UNSET,
) -> Response[CallClosedProblem | Problem | CallSent | UnauthorizedProblem]:
    """Tell the focal points of all member cities of a call

     Writes one message to the mailbox of each member city, with the page, the dates and the coverage of
    the program. For those who run it.
    Each city is told once: a second call reaches only those that were not told, such as cities that got
    a mailbox since.
    Cities without a mailbox, and those that unsubscribed, are named.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewCallMail): The call to the focal points of the cities

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CallClosedProblem | Problem | CallSent | Problem | UnauthorizedProblem]
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
    body: NewCallMail,
    idempotency_key: str | Unset = UNSET,
) -> CallClosedProblem | Problem | CallSent | UnauthorizedProblem | None:
    """Tell the focal points of all member cities of a call

     Writes one message to the mailbox of each member city, with the page, the dates and the coverage of
    the program. For those who run it.
    Each city is told once: a second call reaches only those that were not told, such as cities that got
    a mailbox since.
    Cities without a mailbox, and those that unsubscribed, are named.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewCallMail): The call to the focal points of the cities

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CallClosedProblem | Problem | CallSent | Problem | UnauthorizedProblem
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
    body: NewCallMail,
    idempotency_key: str | Unset = UNSET,
) -> Response[CallClosedProblem | Problem | CallSent | UnauthorizedProblem]:
    """Tell the focal points of all member cities of a call

     Writes one message to the mailbox of each member city, with the page, the dates and the coverage of
    the program. For those who run it.
    Each city is told once: a second call reaches only those that were not told, such as cities that got
    a mailbox since.
    Cities without a mailbox, and those that unsubscribed, are named.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewCallMail): The call to the focal points of the cities

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CallClosedProblem | Problem | CallSent | Problem | UnauthorizedProblem]
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
    body: NewCallMail,
    idempotency_key: str | Unset = UNSET,
) -> CallClosedProblem | Problem | CallSent | UnauthorizedProblem | None:
    """Tell the focal points of all member cities of a call

     Writes one message to the mailbox of each member city, with the page, the dates and the coverage of
    the program. For those who run it.
    Each city is told once: a second call reaches only those that were not told, such as cities that got
    a mailbox since.
    Cities without a mailbox, and those that unsubscribed, are named.

    Roles: secretariat, organisation. Scope: `messages:write`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewCallMail): The call to the focal points of the cities

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CallClosedProblem | Problem | CallSent | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
