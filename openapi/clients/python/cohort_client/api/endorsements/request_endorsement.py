from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.requested_endorsement import RequestedEndorsement
from ...models.transition_not_allowed_problem import TransitionNotAllowedProblem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    application_id: UUID,
    *,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/applications/{application_id}/endorsement-requests".format(
            application_id=quote(str(application_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    Problem
    | TransitionNotAllowedProblem
    | RequestedEndorsement
    | UnauthorizedProblem
    | None
):
    if response.status_code == 201:
        response_201 = RequestedEndorsement.from_dict(response.json())

        return response_201

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
    Problem | TransitionNotAllowedProblem | RequestedEndorsement | UnauthorizedProblem
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
    idempotency_key: str | Unset = UNSET,
) -> Response[
    Problem | TransitionNotAllowedProblem | RequestedEndorsement | UnauthorizedProblem
]:
    """Ask the city to endorse its nominee

     Asks the city for its word that this official is its nominee. A focal point with the key of the city
    answers with endorseApplication or declineEndorsement.
    Those who run the program get a one-time link for a city without a key, for 14 days and not beyond
    the program. The applicant gets none: nobody endorses themselves.
    A new request by those who run the program replaces an open one, and its link no longer works. The
    applicant’s leaves an open one as it is.

    Roles: secretariat, organisation, frontend, applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | TransitionNotAllowedProblem | RequestedEndorsement | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
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
    idempotency_key: str | Unset = UNSET,
) -> (
    Problem
    | TransitionNotAllowedProblem
    | RequestedEndorsement
    | UnauthorizedProblem
    | None
):
    """Ask the city to endorse its nominee

     Asks the city for its word that this official is its nominee. A focal point with the key of the city
    answers with endorseApplication or declineEndorsement.
    Those who run the program get a one-time link for a city without a key, for 14 days and not beyond
    the program. The applicant gets none: nobody endorses themselves.
    A new request by those who run the program replaces an open one, and its link no longer works. The
    applicant’s leaves an open one as it is.

    Roles: secretariat, organisation, frontend, applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | TransitionNotAllowedProblem | RequestedEndorsement | UnauthorizedProblem
    """

    return sync_detailed(
        application_id=application_id,
        client=client,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
) -> Response[
    Problem | TransitionNotAllowedProblem | RequestedEndorsement | UnauthorizedProblem
]:
    """Ask the city to endorse its nominee

     Asks the city for its word that this official is its nominee. A focal point with the key of the city
    answers with endorseApplication or declineEndorsement.
    Those who run the program get a one-time link for a city without a key, for 14 days and not beyond
    the program. The applicant gets none: nobody endorses themselves.
    A new request by those who run the program replaces an open one, and its link no longer works. The
    applicant’s leaves an open one as it is.

    Roles: secretariat, organisation, frontend, applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | TransitionNotAllowedProblem | RequestedEndorsement | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
) -> (
    Problem
    | TransitionNotAllowedProblem
    | RequestedEndorsement
    | UnauthorizedProblem
    | None
):
    """Ask the city to endorse its nominee

     Asks the city for its word that this official is its nominee. A focal point with the key of the city
    answers with endorseApplication or declineEndorsement.
    Those who run the program get a one-time link for a city without a key, for 14 days and not beyond
    the program. The applicant gets none: nobody endorses themselves.
    A new request by those who run the program replaces an open one, and its link no longer works. The
    applicant’s leaves an open one as it is.

    Roles: secretariat, organisation, frontend, applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | TransitionNotAllowedProblem | RequestedEndorsement | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            application_id=application_id,
            client=client,
            idempotency_key=idempotency_key,
        )
    ).parsed
