from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.changed_program import ChangedProgram
from ...models.city_participants_exceeded_problem import CityParticipantsExceededProblem
from ...models.problem import Problem
from ...models.program_change import ProgramChange
from ...models.seats_exceeded_problem import SeatsExceededProblem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    program_id: UUID,
    *,
    body: ProgramChange,
    dry_run: bool | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    headers["If-Match"] = if_match

    params: dict[str, Any] = {}

    params["dry_run"] = dry_run

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/programs/{program_id}".format(
            program_id=quote(str(program_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    ChangedProgram
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | UnauthorizedProblem
    | None
):
    if response.status_code == 200:
        response_200 = ChangedProgram.from_dict(response.json())

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

    if response.status_code == 409:

        def _parse_response_409(
            data: object,
        ) -> CityParticipantsExceededProblem | Problem | SeatsExceededProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = SeatsExceededProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_1 = CityParticipantsExceededProblem.from_dict(data)

                return response_409_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_2 = Problem.from_dict(data)

            return response_409_type_2

        response_409 = _parse_response_409(response.json())

        return response_409

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())

        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 428:
        response_428 = Problem.from_dict(response.json())

        return response_428

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
    ChangedProgram
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | UnauthorizedProblem
]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ProgramChange,
    dry_run: bool | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> Response[
    ChangedProgram
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | UnauthorizedProblem
]:
    """Update a program

     Changes the given members of a program; the others stay, and a list is replaced as a whole.
    The call of a published program is moved by extendCall and closeCall, not here.
    A change of the dates, the place or the format of a published program keeps its applications, and
    `touched` says whom it concerns: offers and places are to be accepted again, letters are void,
    interviews are too late. `dry_run` shows it first.
    After a change of the questions, `touched_applications` lists the submitted applications whose
    answers no longer match.

    Roles: secretariat, organisation. Scope: `programs:write`.

    Args:
        program_id (UUID):
        dry_run (bool | Unset):
        idempotency_key (str | Unset):
        if_match (str):
        body (ProgramChange): Each given member replaces the stored one; the others stay

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangedProgram | CityParticipantsExceededProblem | Problem | SeatsExceededProblem | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ProgramChange,
    dry_run: bool | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> (
    ChangedProgram
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | UnauthorizedProblem
    | None
):
    """Update a program

     Changes the given members of a program; the others stay, and a list is replaced as a whole.
    The call of a published program is moved by extendCall and closeCall, not here.
    A change of the dates, the place or the format of a published program keeps its applications, and
    `touched` says whom it concerns: offers and places are to be accepted again, letters are void,
    interviews are too late. `dry_run` shows it first.
    After a change of the questions, `touched_applications` lists the submitted applications whose
    answers no longer match.

    Roles: secretariat, organisation. Scope: `programs:write`.

    Args:
        program_id (UUID):
        dry_run (bool | Unset):
        idempotency_key (str | Unset):
        if_match (str):
        body (ProgramChange): Each given member replaces the stored one; the others stay

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangedProgram | CityParticipantsExceededProblem | Problem | SeatsExceededProblem | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        client=client,
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ProgramChange,
    dry_run: bool | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> Response[
    ChangedProgram
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | UnauthorizedProblem
]:
    """Update a program

     Changes the given members of a program; the others stay, and a list is replaced as a whole.
    The call of a published program is moved by extendCall and closeCall, not here.
    A change of the dates, the place or the format of a published program keeps its applications, and
    `touched` says whom it concerns: offers and places are to be accepted again, letters are void,
    interviews are too late. `dry_run` shows it first.
    After a change of the questions, `touched_applications` lists the submitted applications whose
    answers no longer match.

    Roles: secretariat, organisation. Scope: `programs:write`.

    Args:
        program_id (UUID):
        dry_run (bool | Unset):
        idempotency_key (str | Unset):
        if_match (str):
        body (ProgramChange): Each given member replaces the stored one; the others stay

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangedProgram | CityParticipantsExceededProblem | Problem | SeatsExceededProblem | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ProgramChange,
    dry_run: bool | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str,
) -> (
    ChangedProgram
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | UnauthorizedProblem
    | None
):
    """Update a program

     Changes the given members of a program; the others stay, and a list is replaced as a whole.
    The call of a published program is moved by extendCall and closeCall, not here.
    A change of the dates, the place or the format of a published program keeps its applications, and
    `touched` says whom it concerns: offers and places are to be accepted again, letters are void,
    interviews are too late. `dry_run` shows it first.
    After a change of the questions, `touched_applications` lists the submitted applications whose
    answers no longer match.

    Roles: secretariat, organisation. Scope: `programs:write`.

    Args:
        program_id (UUID):
        dry_run (bool | Unset):
        idempotency_key (str | Unset):
        if_match (str):
        body (ProgramChange): Each given member replaces the stored one; the others stay

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangedProgram | CityParticipantsExceededProblem | Problem | SeatsExceededProblem | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            client=client,
            body=body,
            dry_run=dry_run,
            idempotency_key=idempotency_key,
            if_match=if_match,
        )
    ).parsed
