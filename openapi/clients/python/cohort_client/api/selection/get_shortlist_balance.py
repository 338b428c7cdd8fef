from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.balance_list import BalanceList
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
        "url": "/v1/shortlists/{shortlist_id}/balance".format(
            shortlist_id=quote(str(shortlist_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BalanceList | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = BalanceList.from_dict(response.json())

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
) -> Response[BalanceList | Problem | UnauthorizedProblem]:
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
) -> Response[BalanceList | Problem | UnauthorizedProblem]:
    """Get the balance of a shortlist, beside that of others

     Counts cities, countries, regions (UN M49), first-time cities, fields of work, levels, seats and the
    cities’ participants.
    Genders are counted as an aggregate: a number under five is hidden. Names who cannot get a visa in
    time, and who lacks an endorsement or a document.
    With `compare` other shortlists of the program stand beside it.

    Roles: secretariat, organisation. Scope: `decisions:read`.

    Args:
        shortlist_id (UUID):
        compare (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BalanceList | Problem | UnauthorizedProblem]
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
) -> BalanceList | Problem | UnauthorizedProblem | None:
    """Get the balance of a shortlist, beside that of others

     Counts cities, countries, regions (UN M49), first-time cities, fields of work, levels, seats and the
    cities’ participants.
    Genders are counted as an aggregate: a number under five is hidden. Names who cannot get a visa in
    time, and who lacks an endorsement or a document.
    With `compare` other shortlists of the program stand beside it.

    Roles: secretariat, organisation. Scope: `decisions:read`.

    Args:
        shortlist_id (UUID):
        compare (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BalanceList | Problem | UnauthorizedProblem
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
) -> Response[BalanceList | Problem | UnauthorizedProblem]:
    """Get the balance of a shortlist, beside that of others

     Counts cities, countries, regions (UN M49), first-time cities, fields of work, levels, seats and the
    cities’ participants.
    Genders are counted as an aggregate: a number under five is hidden. Names who cannot get a visa in
    time, and who lacks an endorsement or a document.
    With `compare` other shortlists of the program stand beside it.

    Roles: secretariat, organisation. Scope: `decisions:read`.

    Args:
        shortlist_id (UUID):
        compare (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BalanceList | Problem | UnauthorizedProblem]
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
) -> BalanceList | Problem | UnauthorizedProblem | None:
    """Get the balance of a shortlist, beside that of others

     Counts cities, countries, regions (UN M49), first-time cities, fields of work, levels, seats and the
    cities’ participants.
    Genders are counted as an aggregate: a number under five is hidden. Names who cannot get a visa in
    time, and who lacks an endorsement or a document.
    With `compare` other shortlists of the program stand beside it.

    Roles: secretariat, organisation. Scope: `decisions:read`.

    Args:
        shortlist_id (UUID):
        compare (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BalanceList | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            shortlist_id=shortlist_id,
            client=client,
            compare=compare,
        )
    ).parsed
