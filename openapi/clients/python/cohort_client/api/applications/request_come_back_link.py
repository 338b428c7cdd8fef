from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.come_back_asked import ComeBackAsked
from ...models.new_come_back_link import NewComeBackLink
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    *,
    body: NewComeBackLink,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/come-back-links",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ComeBackAsked | Problem | UnauthorizedProblem | None:
    if response.status_code == 202:
        response_202 = ComeBackAsked.from_dict(response.json())

        return response_202

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = UnauthorizedProblem.from_dict(response.json())

        return response_401

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())

        return response_406

    if response.status_code == 408:
        response_408 = Problem.from_dict(response.json())

        return response_408

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
) -> Response[ComeBackAsked | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewComeBackLink,
) -> Response[ComeBackAsked | Problem | UnauthorizedProblem]:
    """Ask for a link back to an application, by e-mail

     Sends an applicant who lost the credential a one-time link for each application with this address,
    if there is one.
    The answer is the same if there is none. A link works once, for 30 minutes. An address gets at most
    one mail in five minutes.

    Everyone may do this, without a credential too.

    Args:
        body (NewComeBackLink): Where to send the links

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ComeBackAsked | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: NewComeBackLink,
) -> ComeBackAsked | Problem | UnauthorizedProblem | None:
    """Ask for a link back to an application, by e-mail

     Sends an applicant who lost the credential a one-time link for each application with this address,
    if there is one.
    The answer is the same if there is none. A link works once, for 30 minutes. An address gets at most
    one mail in five minutes.

    Everyone may do this, without a credential too.

    Args:
        body (NewComeBackLink): Where to send the links

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ComeBackAsked | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewComeBackLink,
) -> Response[ComeBackAsked | Problem | UnauthorizedProblem]:
    """Ask for a link back to an application, by e-mail

     Sends an applicant who lost the credential a one-time link for each application with this address,
    if there is one.
    The answer is the same if there is none. A link works once, for 30 minutes. An address gets at most
    one mail in five minutes.

    Everyone may do this, without a credential too.

    Args:
        body (NewComeBackLink): Where to send the links

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ComeBackAsked | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewComeBackLink,
) -> ComeBackAsked | Problem | UnauthorizedProblem | None:
    """Ask for a link back to an application, by e-mail

     Sends an applicant who lost the credential a one-time link for each application with this address,
    if there is one.
    The answer is the same if there is none. A link works once, for 30 minutes. An address gets at most
    one mail in five minutes.

    Everyone may do this, without a credential too.

    Args:
        body (NewComeBackLink): Where to send the links

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ComeBackAsked | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
