from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.organisation_kind import OrganisationKind
from ...models.organisation_page import OrganisationPage
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    kind: OrganisationKind | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind.value

    params["kind"] = json_kind

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/organisations",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OrganisationPage | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = OrganisationPage.from_dict(response.json())

        return response_200

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
) -> Response[OrganisationPage | Problem | UnauthorizedProblem]:
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
    kind: OrganisationKind | Unset = UNSET,
) -> Response[OrganisationPage | Problem | UnauthorizedProblem]:
    """List the organisations

     Lists the secretariat, the regional offices and the partners, by name.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        kind (OrganisationKind | Unset): - `secretariat`: The secretariat of the network
            - `regional_office`: A regional office of the network
            - `partner`: An organisation that runs or sponsors programs with the network

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OrganisationPage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        kind=kind,
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
    kind: OrganisationKind | Unset = UNSET,
) -> OrganisationPage | Problem | UnauthorizedProblem | None:
    """List the organisations

     Lists the secretariat, the regional offices and the partners, by name.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        kind (OrganisationKind | Unset): - `secretariat`: The secretariat of the network
            - `regional_office`: A regional office of the network
            - `partner`: An organisation that runs or sponsors programs with the network

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OrganisationPage | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        kind=kind,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    kind: OrganisationKind | Unset = UNSET,
) -> Response[OrganisationPage | Problem | UnauthorizedProblem]:
    """List the organisations

     Lists the secretariat, the regional offices and the partners, by name.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        kind (OrganisationKind | Unset): - `secretariat`: The secretariat of the network
            - `regional_office`: A regional office of the network
            - `partner`: An organisation that runs or sponsors programs with the network

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OrganisationPage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        kind=kind,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    kind: OrganisationKind | Unset = UNSET,
) -> OrganisationPage | Problem | UnauthorizedProblem | None:
    """List the organisations

     Lists the secretariat, the regional offices and the partners, by name.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        kind (OrganisationKind | Unset): - `secretariat`: The secretariat of the network
            - `regional_office`: A regional office of the network
            - `partner`: An organisation that runs or sponsors programs with the network

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OrganisationPage | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            kind=kind,
        )
    ).parsed
