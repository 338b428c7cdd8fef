from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.city_kind import CityKind
from ...models.city_page import CityPage
from ...models.list_cities_sort import ListCitiesSort
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    q: str | Unset = UNSET,
    country: str | Unset = UNSET,
    kind: CityKind | Unset = UNSET,
    sort: ListCitiesSort | Unset = ListCitiesSort.NAME,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["q"] = q

    params["country"] = country

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind.value

    params["kind"] = json_kind

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/cities",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CityPage | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = CityPage.from_dict(response.json())

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
) -> Response[CityPage | Problem | UnauthorizedProblem]:
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
    q: str | Unset = UNSET,
    country: str | Unset = UNSET,
    kind: CityKind | Unset = UNSET,
    sort: ListCitiesSort | Unset = ListCitiesSort.NAME,
) -> Response[CityPage | Problem | UnauthorizedProblem]:
    """List the cities

     Lists the cities of the network and former members, by name. `q` finds a city by a part of its name
    or of an alias.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        q (str | Unset):
        country (str | Unset):
        kind (CityKind | Unset): - `city`: A city or municipality
            - `region`: A province, state or metropolitan region
            - `district`: A part of a city with a government of its own
        sort (ListCitiesSort | Unset):  Default: ListCitiesSort.NAME.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CityPage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        q=q,
        country=country,
        kind=kind,
        sort=sort,
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
    q: str | Unset = UNSET,
    country: str | Unset = UNSET,
    kind: CityKind | Unset = UNSET,
    sort: ListCitiesSort | Unset = ListCitiesSort.NAME,
) -> CityPage | Problem | UnauthorizedProblem | None:
    """List the cities

     Lists the cities of the network and former members, by name. `q` finds a city by a part of its name
    or of an alias.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        q (str | Unset):
        country (str | Unset):
        kind (CityKind | Unset): - `city`: A city or municipality
            - `region`: A province, state or metropolitan region
            - `district`: A part of a city with a government of its own
        sort (ListCitiesSort | Unset):  Default: ListCitiesSort.NAME.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CityPage | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        q=q,
        country=country,
        kind=kind,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    q: str | Unset = UNSET,
    country: str | Unset = UNSET,
    kind: CityKind | Unset = UNSET,
    sort: ListCitiesSort | Unset = ListCitiesSort.NAME,
) -> Response[CityPage | Problem | UnauthorizedProblem]:
    """List the cities

     Lists the cities of the network and former members, by name. `q` finds a city by a part of its name
    or of an alias.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        q (str | Unset):
        country (str | Unset):
        kind (CityKind | Unset): - `city`: A city or municipality
            - `region`: A province, state or metropolitan region
            - `district`: A part of a city with a government of its own
        sort (ListCitiesSort | Unset):  Default: ListCitiesSort.NAME.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CityPage | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        q=q,
        country=country,
        kind=kind,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    q: str | Unset = UNSET,
    country: str | Unset = UNSET,
    kind: CityKind | Unset = UNSET,
    sort: ListCitiesSort | Unset = ListCitiesSort.NAME,
) -> CityPage | Problem | UnauthorizedProblem | None:
    """List the cities

     Lists the cities of the network and former members, by name. `q` finds a city by a part of its name
    or of an alias.

    Everyone may do this, without a credential too.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        q (str | Unset):
        country (str | Unset):
        kind (CityKind | Unset): - `city`: A city or municipality
            - `region`: A province, state or metropolitan region
            - `district`: A part of a city with a government of its own
        sort (ListCitiesSort | Unset):  Default: ListCitiesSort.NAME.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CityPage | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            q=q,
            country=country,
            kind=kind,
            sort=sort,
        )
    ).parsed
