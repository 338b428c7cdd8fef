from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.endorsement import Endorsement
from ...models.endorsement_link_answer import EndorsementLinkAnswer
from ...models.problem import Problem
from ...models.transition_not_allowed_problem import TransitionNotAllowedProblem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    token: str,
    *,
    body: EndorsementLinkAnswer,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/endorsement-links/{token}".format(
            token=quote(str(token), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Endorsement | Problem | TransitionNotAllowedProblem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = Endorsement.from_dict(response.json())

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

    if response.status_code == 409:

        def _parse_response_409(data: object) -> Problem | TransitionNotAllowedProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = TransitionNotAllowedProblem.from_dict(data)

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
) -> Response[
    Endorsement | Problem | TransitionNotAllowedProblem | UnauthorizedProblem
]:
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
    body: EndorsementLinkAnswer,
) -> Response[
    Endorsement | Problem | TransitionNotAllowedProblem | UnauthorizedProblem
]:
    """Answer for the city through a one-time link

     Endorses or declines, as a focal point with a key would. The link takes one answer, even if several
    come in the same moment.
    It needs no credential: the link is one.

    Everyone may do this, without a credential too.

    Args:
        token (str):
        body (EndorsementLinkAnswer): The city’s answer through a one-time link

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Endorsement | Problem | Problem | TransitionNotAllowedProblem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        token=token,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    token: str,
    *,
    client: AuthenticatedClient,
    body: EndorsementLinkAnswer,
) -> Endorsement | Problem | TransitionNotAllowedProblem | UnauthorizedProblem | None:
    """Answer for the city through a one-time link

     Endorses or declines, as a focal point with a key would. The link takes one answer, even if several
    come in the same moment.
    It needs no credential: the link is one.

    Everyone may do this, without a credential too.

    Args:
        token (str):
        body (EndorsementLinkAnswer): The city’s answer through a one-time link

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Endorsement | Problem | Problem | TransitionNotAllowedProblem | UnauthorizedProblem
    """

    return sync_detailed(
        token=token,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    token: str,
    *,
    client: AuthenticatedClient,
    body: EndorsementLinkAnswer,
) -> Response[
    Endorsement | Problem | TransitionNotAllowedProblem | UnauthorizedProblem
]:
    """Answer for the city through a one-time link

     Endorses or declines, as a focal point with a key would. The link takes one answer, even if several
    come in the same moment.
    It needs no credential: the link is one.

    Everyone may do this, without a credential too.

    Args:
        token (str):
        body (EndorsementLinkAnswer): The city’s answer through a one-time link

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Endorsement | Problem | Problem | TransitionNotAllowedProblem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        token=token,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    token: str,
    *,
    client: AuthenticatedClient,
    body: EndorsementLinkAnswer,
) -> Endorsement | Problem | TransitionNotAllowedProblem | UnauthorizedProblem | None:
    """Answer for the city through a one-time link

     Endorses or declines, as a focal point with a key would. The link takes one answer, even if several
    come in the same moment.
    It needs no credential: the link is one.

    Everyone may do this, without a credential too.

    Args:
        token (str):
        body (EndorsementLinkAnswer): The city’s answer through a one-time link

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Endorsement | Problem | Problem | TransitionNotAllowedProblem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            token=token,
            client=client,
            body=body,
        )
    ).parsed
