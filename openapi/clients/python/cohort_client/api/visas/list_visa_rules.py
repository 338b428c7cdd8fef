from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...models.visa_rule_page import VisaRulePage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    host: str | Unset = UNSET,
    nationality: str | Unset = UNSET,
    stale: bool | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["host"] = host

    params["nationality"] = nationality

    params["stale"] = stale

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/visa-rules",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | UnauthorizedProblem | VisaRulePage | None:
    if response.status_code == 200:
        response_200 = VisaRulePage.from_dict(response.json())

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
) -> Response[Problem | UnauthorizedProblem | VisaRulePage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    host: str | Unset = UNSET,
    nationality: str | Unset = UNSET,
    stale: bool | Unset = UNSET,
) -> Response[Problem | UnauthorizedProblem | VisaRulePage]:
    """List what host countries ask of which nationalities

     Lists the secretariat’s table of visas, by host country and nationality. Every credential may read
    it.
    `stale=true` finds the rules that should be checked again.

    Every credential may do this.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        host (str | Unset):
        nationality (str | Unset):
        stale (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UnauthorizedProblem | VisaRulePage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        host=host,
        nationality=nationality,
        stale=stale,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    host: str | Unset = UNSET,
    nationality: str | Unset = UNSET,
    stale: bool | Unset = UNSET,
) -> Problem | UnauthorizedProblem | VisaRulePage | None:
    """List what host countries ask of which nationalities

     Lists the secretariat’s table of visas, by host country and nationality. Every credential may read
    it.
    `stale=true` finds the rules that should be checked again.

    Every credential may do this.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        host (str | Unset):
        nationality (str | Unset):
        stale (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UnauthorizedProblem | VisaRulePage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        host=host,
        nationality=nationality,
        stale=stale,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    host: str | Unset = UNSET,
    nationality: str | Unset = UNSET,
    stale: bool | Unset = UNSET,
) -> Response[Problem | UnauthorizedProblem | VisaRulePage]:
    """List what host countries ask of which nationalities

     Lists the secretariat’s table of visas, by host country and nationality. Every credential may read
    it.
    `stale=true` finds the rules that should be checked again.

    Every credential may do this.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        host (str | Unset):
        nationality (str | Unset):
        stale (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UnauthorizedProblem | VisaRulePage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        host=host,
        nationality=nationality,
        stale=stale,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    host: str | Unset = UNSET,
    nationality: str | Unset = UNSET,
    stale: bool | Unset = UNSET,
) -> Problem | UnauthorizedProblem | VisaRulePage | None:
    """List what host countries ask of which nationalities

     Lists the secretariat’s table of visas, by host country and nationality. Every credential may read
    it.
    `stale=true` finds the rules that should be checked again.

    Every credential may do this.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        host (str | Unset):
        nationality (str | Unset):
        stale (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UnauthorizedProblem | VisaRulePage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            host=host,
            nationality=nationality,
            stale=stale,
        )
    ).parsed
