from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.applicant_token import ApplicantToken
from ...models.problem import Problem
from ...models.token_ended_problem import TokenEndedProblem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    token: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/come-back-links/{token}".format(
            token=quote(str(token), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ApplicantToken | Problem | TokenEndedProblem | UnauthorizedProblem | None:
    if response.status_code == 201:
        response_201 = ApplicantToken.from_dict(response.json())

        return response_201

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

    if response.status_code == 409:

        def _parse_response_409(data: object) -> Problem | TokenEndedProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = TokenEndedProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_1 = Problem.from_dict(data)

            return response_409_type_1

        response_409 = _parse_response_409(response.json())

        return response_409

    if response.status_code == 410:
        response_410 = Problem.from_dict(response.json())

        return response_410

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

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
) -> Response[ApplicantToken | Problem | TokenEndedProblem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    token: str,
    *,
    client: AuthenticatedClient,
) -> Response[ApplicantToken | Problem | TokenEndedProblem | UnauthorizedProblem]:
    """Get a new applicant token for a one-time link

     Gives the applicant a new token; the old one is dead. The link takes one call, even if several come
    in the same moment.
    It needs no credential: the link is one. Whoever repeats it needs another link.

    Everyone may do this, without a credential too.

    Args:
        token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApplicantToken | Problem | Problem | TokenEndedProblem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        token=token,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    token: str,
    *,
    client: AuthenticatedClient,
) -> ApplicantToken | Problem | TokenEndedProblem | UnauthorizedProblem | None:
    """Get a new applicant token for a one-time link

     Gives the applicant a new token; the old one is dead. The link takes one call, even if several come
    in the same moment.
    It needs no credential: the link is one. Whoever repeats it needs another link.

    Everyone may do this, without a credential too.

    Args:
        token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApplicantToken | Problem | Problem | TokenEndedProblem | UnauthorizedProblem
    """

    return sync_detailed(
        token=token,
        client=client,
    ).parsed


async def asyncio_detailed(
    token: str,
    *,
    client: AuthenticatedClient,
) -> Response[ApplicantToken | Problem | TokenEndedProblem | UnauthorizedProblem]:
    """Get a new applicant token for a one-time link

     Gives the applicant a new token; the old one is dead. The link takes one call, even if several come
    in the same moment.
    It needs no credential: the link is one. Whoever repeats it needs another link.

    Everyone may do this, without a credential too.

    Args:
        token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApplicantToken | Problem | Problem | TokenEndedProblem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        token=token,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    token: str,
    *,
    client: AuthenticatedClient,
) -> ApplicantToken | Problem | TokenEndedProblem | UnauthorizedProblem | None:
    """Get a new applicant token for a one-time link

     Gives the applicant a new token; the old one is dead. The link takes one call, even if several come
    in the same moment.
    It needs no credential: the link is one. Whoever repeats it needs another link.

    Everyone may do this, without a credential too.

    Args:
        token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApplicantToken | Problem | Problem | TokenEndedProblem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            token=token,
            client=client,
        )
    ).parsed
