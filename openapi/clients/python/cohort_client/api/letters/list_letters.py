from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.letter_list import LetterList
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    application_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/applications/{application_id}/letters".format(
            application_id=quote(str(application_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> LetterList | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = LetterList.from_dict(response.json())

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
) -> Response[LetterList | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[LetterList | Problem | UnauthorizedProblem]:
    """List the letters of an application, all editions

     Lists the letters and certificates of an application, for the applicant and for those who run the
    program. The latest is first.
    A letter becomes void when its facts change: dates, place, costs, person, post, or the place in the
    program. Ask for a new one then.

    Roles: secretariat, organisation, applicant. Scope: `documents:read`.

    Args:
        application_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LetterList | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
) -> LetterList | Problem | UnauthorizedProblem | None:
    """List the letters of an application, all editions

     Lists the letters and certificates of an application, for the applicant and for those who run the
    program. The latest is first.
    A letter becomes void when its facts change: dates, place, costs, person, post, or the place in the
    program. Ask for a new one then.

    Roles: secretariat, organisation, applicant. Scope: `documents:read`.

    Args:
        application_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LetterList | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        application_id=application_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[LetterList | Problem | UnauthorizedProblem]:
    """List the letters of an application, all editions

     Lists the letters and certificates of an application, for the applicant and for those who run the
    program. The latest is first.
    A letter becomes void when its facts change: dates, place, costs, person, post, or the place in the
    program. Ask for a new one then.

    Roles: secretariat, organisation, applicant. Scope: `documents:read`.

    Args:
        application_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LetterList | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
) -> LetterList | Problem | UnauthorizedProblem | None:
    """List the letters of an application, all editions

     Lists the letters and certificates of an application, for the applicant and for those who run the
    program. The latest is first.
    A letter becomes void when its facts change: dates, place, costs, person, post, or the place in the
    program. Ask for a new one then.

    Roles: secretariat, organisation, applicant. Scope: `documents:read`.

    Args:
        application_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LetterList | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            application_id=application_id,
            client=client,
        )
    ).parsed
