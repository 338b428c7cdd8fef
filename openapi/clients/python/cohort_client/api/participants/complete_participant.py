from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.attendance_too_low_problem import AttendanceTooLowProblem
from ...models.completion import Completion
from ...models.participant_details import ParticipantDetails
from ...models.participant_state_problem import ParticipantStateProblem
from ...models.problem import Problem
from ...models.too_early_problem import TooEarlyProblem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    application_id: UUID,
    *,
    body: Completion,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/applications/{application_id}/complete".format(
            application_id=quote(str(application_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    AttendanceTooLowProblem
    | ParticipantStateProblem
    | Problem
    | TooEarlyProblem
    | ParticipantDetails
    | UnauthorizedProblem
    | None
):
    if response.status_code == 200:
        response_200 = ParticipantDetails.from_dict(response.json())

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
        ) -> (
            AttendanceTooLowProblem
            | ParticipantStateProblem
            | Problem
            | TooEarlyProblem
        ):
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = ParticipantStateProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_1 = TooEarlyProblem.from_dict(data)

                return response_409_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_2 = AttendanceTooLowProblem.from_dict(data)

                return response_409_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_3 = Problem.from_dict(data)

            return response_409_type_3

        response_409 = _parse_response_409(response.json())

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
) -> Response[
    AttendanceTooLowProblem
    | ParticipantStateProblem
    | Problem
    | TooEarlyProblem
    | ParticipantDetails
    | UnauthorizedProblem
]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Completion,
    idempotency_key: str | Unset = UNSET,
) -> Response[
    AttendanceTooLowProblem
    | ParticipantStateProblem
    | Problem
    | TooEarlyProblem
    | ParticipantDetails
    | UnauthorizedProblem
]:
    """Complete a participant

     Records from the last day on that a participant took part as the program asks: see
    `selection.attendance`.
    Whoever attended less is refused, unless a reason is given; the history keeps it. The certificate
    follows from this.

    Roles: secretariat, organisation. Scope: `participants:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        body (Completion): A reason is needed only if too little was attended

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AttendanceTooLowProblem | ParticipantStateProblem | Problem | TooEarlyProblem | ParticipantDetails | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Completion,
    idempotency_key: str | Unset = UNSET,
) -> (
    AttendanceTooLowProblem
    | ParticipantStateProblem
    | Problem
    | TooEarlyProblem
    | ParticipantDetails
    | UnauthorizedProblem
    | None
):
    """Complete a participant

     Records from the last day on that a participant took part as the program asks: see
    `selection.attendance`.
    Whoever attended less is refused, unless a reason is given; the history keeps it. The certificate
    follows from this.

    Roles: secretariat, organisation. Scope: `participants:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        body (Completion): A reason is needed only if too little was attended

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AttendanceTooLowProblem | ParticipantStateProblem | Problem | TooEarlyProblem | ParticipantDetails | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        application_id=application_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Completion,
    idempotency_key: str | Unset = UNSET,
) -> Response[
    AttendanceTooLowProblem
    | ParticipantStateProblem
    | Problem
    | TooEarlyProblem
    | ParticipantDetails
    | UnauthorizedProblem
]:
    """Complete a participant

     Records from the last day on that a participant took part as the program asks: see
    `selection.attendance`.
    Whoever attended less is refused, unless a reason is given; the history keeps it. The certificate
    follows from this.

    Roles: secretariat, organisation. Scope: `participants:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        body (Completion): A reason is needed only if too little was attended

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AttendanceTooLowProblem | ParticipantStateProblem | Problem | TooEarlyProblem | ParticipantDetails | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Completion,
    idempotency_key: str | Unset = UNSET,
) -> (
    AttendanceTooLowProblem
    | ParticipantStateProblem
    | Problem
    | TooEarlyProblem
    | ParticipantDetails
    | UnauthorizedProblem
    | None
):
    """Complete a participant

     Records from the last day on that a participant took part as the program asks: see
    `selection.attendance`.
    Whoever attended less is refused, unless a reason is given; the history keeps it. The certificate
    follows from this.

    Roles: secretariat, organisation. Scope: `participants:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        body (Completion): A reason is needed only if too little was attended

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AttendanceTooLowProblem | ParticipantStateProblem | Problem | TooEarlyProblem | ParticipantDetails | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            application_id=application_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
