from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    shortlist_id: UUID,
    *,
    compare: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["compare"] = compare

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/shortlists/{shortlist_id}/balance.svg".format(
            shortlist_id=quote(str(shortlist_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | UnauthorizedProblem | str | None:
    if response.status_code == 200:
        response_200 = cast(str, response.content)
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
) -> Response[Problem | UnauthorizedProblem | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    shortlist_id: UUID,
    *,
    client: AuthenticatedClient,
    compare: str | Unset = UNSET,
) -> Response[Problem | UnauthorizedProblem | str]:
    """Get the balance of a shortlist as one chart, in SVG

     Draws the balance as a chart that a mail or a page can show: no script, no font and no address of
    another host.
    It shows numbers only, no person and no gender. With `compare` other shortlists of the program stand
    beside it.

    Roles: secretariat, organisation. Scope: `decisions:read`.

    Args:
        shortlist_id (UUID):
        compare (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UnauthorizedProblem | str]
    """

    kwargs = _get_kwargs(
        shortlist_id=shortlist_id,
        compare=compare,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    shortlist_id: UUID,
    *,
    client: AuthenticatedClient,
    compare: str | Unset = UNSET,
) -> Problem | UnauthorizedProblem | str | None:
    """Get the balance of a shortlist as one chart, in SVG

     Draws the balance as a chart that a mail or a page can show: no script, no font and no address of
    another host.
    It shows numbers only, no person and no gender. With `compare` other shortlists of the program stand
    beside it.

    Roles: secretariat, organisation. Scope: `decisions:read`.

    Args:
        shortlist_id (UUID):
        compare (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UnauthorizedProblem | str
    """

    return sync_detailed(
        shortlist_id=shortlist_id,
        client=client,
        compare=compare,
    ).parsed


async def asyncio_detailed(
    shortlist_id: UUID,
    *,
    client: AuthenticatedClient,
    compare: str | Unset = UNSET,
) -> Response[Problem | UnauthorizedProblem | str]:
    """Get the balance of a shortlist as one chart, in SVG

     Draws the balance as a chart that a mail or a page can show: no script, no font and no address of
    another host.
    It shows numbers only, no person and no gender. With `compare` other shortlists of the program stand
    beside it.

    Roles: secretariat, organisation. Scope: `decisions:read`.

    Args:
        shortlist_id (UUID):
        compare (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UnauthorizedProblem | str]
    """

    kwargs = _get_kwargs(
        shortlist_id=shortlist_id,
        compare=compare,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    shortlist_id: UUID,
    *,
    client: AuthenticatedClient,
    compare: str | Unset = UNSET,
) -> Problem | UnauthorizedProblem | str | None:
    """Get the balance of a shortlist as one chart, in SVG

     Draws the balance as a chart that a mail or a page can show: no script, no font and no address of
    another host.
    It shows numbers only, no person and no gender. With `compare` other shortlists of the program stand
    beside it.

    Roles: secretariat, organisation. Scope: `decisions:read`.

    Args:
        shortlist_id (UUID):
        compare (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UnauthorizedProblem | str
    """

    return (
        await asyncio_detailed(
            shortlist_id=shortlist_id,
            client=client,
            compare=compare,
        )
    ).parsed
