from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_format import FileFormat
from ...models.host_list import HostList
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    program_id: UUID,
    list_: HostList,
    *,
    format_: FileFormat | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_.value

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/programs/{program_id}/participant-lists/{list_}".format(
            program_id=quote(str(program_id), safe=""),
            list_=quote(str(list_), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> File | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

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
) -> Response[File | Problem | UnauthorizedProblem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    program_id: UUID,
    list_: HostList,
    *,
    client: AuthenticatedClient,
    format_: FileFormat | Unset = UNSET,
) -> Response[File | Problem | UnauthorizedProblem]:
    """Download arrivals, departures, rooming or badges as a file

     Gives a list of the host as CSV (UTF-8, with a byte order mark) or as an Excel file, for those who
    run the program.
    A text that begins like a formula stays a text. No list has a passport, a birth date or an e-mail
    address.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):
        list_ (HostList): - `arrivals`: Who arrives when and where
            - `departures`: Who departs when and where
            - `rooming`: Who stays when, and who pays
            - `badges`: What stands on the badges, with the codes
        format_ (FileFormat | Unset): - `csv`: Comma separated values, in UTF-8
            - `xlsx`: A workbook of Excel

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        list_=list_,
        format_=format_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    list_: HostList,
    *,
    client: AuthenticatedClient,
    format_: FileFormat | Unset = UNSET,
) -> File | Problem | UnauthorizedProblem | None:
    """Download arrivals, departures, rooming or badges as a file

     Gives a list of the host as CSV (UTF-8, with a byte order mark) or as an Excel file, for those who
    run the program.
    A text that begins like a formula stays a text. No list has a passport, a birth date or an e-mail
    address.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):
        list_ (HostList): - `arrivals`: Who arrives when and where
            - `departures`: Who departs when and where
            - `rooming`: Who stays when, and who pays
            - `badges`: What stands on the badges, with the codes
        format_ (FileFormat | Unset): - `csv`: Comma separated values, in UTF-8
            - `xlsx`: A workbook of Excel

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        list_=list_,
        client=client,
        format_=format_,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    list_: HostList,
    *,
    client: AuthenticatedClient,
    format_: FileFormat | Unset = UNSET,
) -> Response[File | Problem | UnauthorizedProblem]:
    """Download arrivals, departures, rooming or badges as a file

     Gives a list of the host as CSV (UTF-8, with a byte order mark) or as an Excel file, for those who
    run the program.
    A text that begins like a formula stays a text. No list has a passport, a birth date or an e-mail
    address.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):
        list_ (HostList): - `arrivals`: Who arrives when and where
            - `departures`: Who departs when and where
            - `rooming`: Who stays when, and who pays
            - `badges`: What stands on the badges, with the codes
        format_ (FileFormat | Unset): - `csv`: Comma separated values, in UTF-8
            - `xlsx`: A workbook of Excel

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        list_=list_,
        format_=format_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    list_: HostList,
    *,
    client: AuthenticatedClient,
    format_: FileFormat | Unset = UNSET,
) -> File | Problem | UnauthorizedProblem | None:
    """Download arrivals, departures, rooming or badges as a file

     Gives a list of the host as CSV (UTF-8, with a byte order mark) or as an Excel file, for those who
    run the program.
    A text that begins like a formula stays a text. No list has a passport, a birth date or an e-mail
    address.

    Roles: secretariat, organisation. Scope: `participants:read`.

    Args:
        program_id (UUID):
        list_ (HostList): - `arrivals`: Who arrives when and where
            - `departures`: Who departs when and where
            - `rooming`: Who stays when, and who pays
            - `badges`: What stands on the badges, with the codes
        format_ (FileFormat | Unset): - `csv`: Comma separated values, in UTF-8
            - `xlsx`: A workbook of Excel

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            list_=list_,
            client=client,
            format_=format_,
        )
    ).parsed
