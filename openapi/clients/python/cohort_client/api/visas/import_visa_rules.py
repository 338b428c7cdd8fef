from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...models.visa_import import VisaImport
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: File,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["dry_run"] = dry_run

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/visa-rules/import",
        "params": params,
    }

    _kwargs["content"] = body.payload
    headers["Content-Type"] = "text/csv"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | UnauthorizedProblem | VisaImport | None:
    if response.status_code == 200:
        response_200 = VisaImport.from_dict(response.json())

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

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

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
) -> Response[Problem | UnauthorizedProblem | VisaImport]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: File,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | UnauthorizedProblem | VisaImport]:
    """Import visa rules from a CSV file

     Imports rules from a file with a header: host, nationality, passport_type, required, letter_days,
    processing_days, original_needed, courier_days, source, checked_on.
    The file is UTF-8 with commas, semicolons or tabs, and has one line for each type of passport. The
    order of the columns is free; yes and no are flags.
    It imports all of the file or nothing. `dry_run=true` changes nothing, and answers with each fault
    by line and column, and with what would change.
    Rules that the file does not name stay as they are.

    Roles: secretariat. Scope: `visa_rules:write`.

    Args:
        dry_run (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        body (File): The file

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UnauthorizedProblem | VisaImport]
    """

    kwargs = _get_kwargs(
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: File,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
) -> Problem | UnauthorizedProblem | VisaImport | None:
    """Import visa rules from a CSV file

     Imports rules from a file with a header: host, nationality, passport_type, required, letter_days,
    processing_days, original_needed, courier_days, source, checked_on.
    The file is UTF-8 with commas, semicolons or tabs, and has one line for each type of passport. The
    order of the columns is free; yes and no are flags.
    It imports all of the file or nothing. `dry_run=true` changes nothing, and answers with each fault
    by line and column, and with what would change.
    Rules that the file does not name stay as they are.

    Roles: secretariat. Scope: `visa_rules:write`.

    Args:
        dry_run (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        body (File): The file

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UnauthorizedProblem | VisaImport
    """

    return sync_detailed(
        client=client,
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: File,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | UnauthorizedProblem | VisaImport]:
    """Import visa rules from a CSV file

     Imports rules from a file with a header: host, nationality, passport_type, required, letter_days,
    processing_days, original_needed, courier_days, source, checked_on.
    The file is UTF-8 with commas, semicolons or tabs, and has one line for each type of passport. The
    order of the columns is free; yes and no are flags.
    It imports all of the file or nothing. `dry_run=true` changes nothing, and answers with each fault
    by line and column, and with what would change.
    Rules that the file does not name stay as they are.

    Roles: secretariat. Scope: `visa_rules:write`.

    Args:
        dry_run (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        body (File): The file

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UnauthorizedProblem | VisaImport]
    """

    kwargs = _get_kwargs(
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: File,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
) -> Problem | UnauthorizedProblem | VisaImport | None:
    """Import visa rules from a CSV file

     Imports rules from a file with a header: host, nationality, passport_type, required, letter_days,
    processing_days, original_needed, courier_days, source, checked_on.
    The file is UTF-8 with commas, semicolons or tabs, and has one line for each type of passport. The
    order of the columns is free; yes and no are flags.
    It imports all of the file or nothing. `dry_run=true` changes nothing, and answers with each fault
    by line and column, and with what would change.
    Rules that the file does not name stay as they are.

    Roles: secretariat. Scope: `visa_rules:write`.

    Args:
        dry_run (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        body (File): The file

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UnauthorizedProblem | VisaImport
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            dry_run=dry_run,
            idempotency_key=idempotency_key,
        )
    ).parsed
