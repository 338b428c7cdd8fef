from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.letter import Letter
from ...models.letter_revocation import LetterRevocation
from ...models.letter_state_problem import LetterStateProblem
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    letter_id: UUID,
    *,
    body: LetterRevocation,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/letters/{letter_id}/revoke".format(
            letter_id=quote(str(letter_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Letter | LetterStateProblem | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = Letter.from_dict(response.json())

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

        def _parse_response_409(data: object) -> LetterStateProblem | Problem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = LetterStateProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_1 = Problem.from_dict(data)

            return response_409_type_1

        response_409 = _parse_response_409(response.json())

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
) -> Response[Letter | LetterStateProblem | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    letter_id: UUID,
    *,
    client: AuthenticatedClient,
    body: LetterRevocation,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Letter | LetterStateProblem | Problem | UnauthorizedProblem]:
    """Take a letter or a certificate back, with a reason

     Revokes a letter, for those who run the program. Whoever verifies its code learns it at once; the
    reason is for the applicant and the history.
    There is no way back: createLetter makes a new edition.

    Roles: secretariat, organisation. Scope: `documents:write`.

    Args:
        letter_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (LetterRevocation): Why a letter is taken back

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Letter | LetterStateProblem | Problem | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        letter_id=letter_id,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    letter_id: UUID,
    *,
    client: AuthenticatedClient,
    body: LetterRevocation,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Letter | LetterStateProblem | Problem | UnauthorizedProblem | None:
    """Take a letter or a certificate back, with a reason

     Revokes a letter, for those who run the program. Whoever verifies its code learns it at once; the
    reason is for the applicant and the history.
    There is no way back: createLetter makes a new edition.

    Roles: secretariat, organisation. Scope: `documents:write`.

    Args:
        letter_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (LetterRevocation): Why a letter is taken back

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Letter | LetterStateProblem | Problem | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        letter_id=letter_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    letter_id: UUID,
    *,
    client: AuthenticatedClient,
    body: LetterRevocation,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Letter | LetterStateProblem | Problem | UnauthorizedProblem]:
    """Take a letter or a certificate back, with a reason

     Revokes a letter, for those who run the program. Whoever verifies its code learns it at once; the
    reason is for the applicant and the history.
    There is no way back: createLetter makes a new edition.

    Roles: secretariat, organisation. Scope: `documents:write`.

    Args:
        letter_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (LetterRevocation): Why a letter is taken back

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Letter | LetterStateProblem | Problem | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        letter_id=letter_id,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    letter_id: UUID,
    *,
    client: AuthenticatedClient,
    body: LetterRevocation,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Letter | LetterStateProblem | Problem | UnauthorizedProblem | None:
    """Take a letter or a certificate back, with a reason

     Revokes a letter, for those who run the program. Whoever verifies its code learns it at once; the
    reason is for the applicant and the history.
    There is no way back: createLetter makes a new edition.

    Roles: secretariat, organisation. Scope: `documents:write`.

    Args:
        letter_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (LetterRevocation): Why a letter is taken back

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Letter | LetterStateProblem | Problem | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            letter_id=letter_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            if_match=if_match,
        )
    ).parsed
