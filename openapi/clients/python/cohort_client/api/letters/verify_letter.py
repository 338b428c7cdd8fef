from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.letter_verification import LetterVerification
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    code: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/verify/{code}".format(
            code=quote(str(code), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> LetterVerification | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = LetterVerification.from_dict(response.json())

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
) -> Response[LetterVerification | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    code: str,
    *,
    client: AuthenticatedClient,
) -> Response[LetterVerification | Problem | UnauthorizedProblem]:
    """Verify a letter or a certificate by the code that is printed on it

     Tells everyone whether a paper is valid, void or revoked, with its issuer, program and dates. It
    never tells whose it is.
    The code is read in any case, with or without its hyphens. A code with a typing error is unknown.

    Everyone may do this, without a credential too.

    Args:
        code (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LetterVerification | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        code=code,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    code: str,
    *,
    client: AuthenticatedClient,
) -> LetterVerification | Problem | UnauthorizedProblem | None:
    """Verify a letter or a certificate by the code that is printed on it

     Tells everyone whether a paper is valid, void or revoked, with its issuer, program and dates. It
    never tells whose it is.
    The code is read in any case, with or without its hyphens. A code with a typing error is unknown.

    Everyone may do this, without a credential too.

    Args:
        code (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LetterVerification | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        code=code,
        client=client,
    ).parsed


async def asyncio_detailed(
    code: str,
    *,
    client: AuthenticatedClient,
) -> Response[LetterVerification | Problem | UnauthorizedProblem]:
    """Verify a letter or a certificate by the code that is printed on it

     Tells everyone whether a paper is valid, void or revoked, with its issuer, program and dates. It
    never tells whose it is.
    The code is read in any case, with or without its hyphens. A code with a typing error is unknown.

    Everyone may do this, without a credential too.

    Args:
        code (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LetterVerification | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        code=code,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    code: str,
    *,
    client: AuthenticatedClient,
) -> LetterVerification | Problem | UnauthorizedProblem | None:
    """Verify a letter or a certificate by the code that is printed on it

     Tells everyone whether a paper is valid, void or revoked, with its issuer, program and dates. It
    never tells whose it is.
    The code is read in any case, with or without its hyphens. A code with a typing error is unknown.

    Everyone may do this, without a credential too.

    Args:
        code (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LetterVerification | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            code=code,
            client=client,
        )
    ).parsed
