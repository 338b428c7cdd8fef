from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.application_exists_problem import ApplicationExistsProblem
from ...models.call_closed_problem import CallClosedProblem
from ...models.new_application import NewApplication
from ...models.problem import Problem
from ...models.started_application import StartedApplication
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    program_id: UUID,
    *,
    body: NewApplication,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/programs/{program_id}/applications".format(
            program_id=quote(str(program_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    ApplicationExistsProblem
    | CallClosedProblem
    | Problem
    | StartedApplication
    | UnauthorizedProblem
    | None
):
    if response.status_code == 201:
        response_201 = StartedApplication.from_dict(response.json())

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

        def _parse_response_409(
            data: object,
        ) -> ApplicationExistsProblem | CallClosedProblem | Problem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = CallClosedProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_1 = ApplicationExistsProblem.from_dict(data)

                return response_409_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_2 = Problem.from_dict(data)

            return response_409_type_2

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

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

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
    ApplicationExistsProblem
    | CallClosedProblem
    | Problem
    | StartedApplication
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
    body: NewApplication,
    idempotency_key: str | Unset = UNSET,
) -> Response[
    ApplicationExistsProblem
    | CallClosedProblem
    | Problem
    | StartedApplication
    | UnauthorizedProblem
]:
    """Start an application as a draft; the answer has the applicant’s own credential

     Starts an application of one official of one city as a draft. A draft takes no slot and may be
    incomplete.
    The answer has the applicant’s own credential, `applicant_token`, with which all further steps can
    be taken. It is shown only here.
    A person can have one active application in a program. A web page is told only that there is one,
    not which.
    A web page with a publishable key may start 20 a minute from one address (a setting), and an
    Idempotency-Key of it needs 20 characters.

    Roles: secretariat, organisation, city, frontend, page. Scope: `applications:start`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewApplication): A draft: it may be incomplete until it is submitted

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApplicationExistsProblem | CallClosedProblem | Problem | Problem | StartedApplication | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewApplication,
    idempotency_key: str | Unset = UNSET,
) -> (
    ApplicationExistsProblem
    | CallClosedProblem
    | Problem
    | StartedApplication
    | UnauthorizedProblem
    | None
):
    """Start an application as a draft; the answer has the applicant’s own credential

     Starts an application of one official of one city as a draft. A draft takes no slot and may be
    incomplete.
    The answer has the applicant’s own credential, `applicant_token`, with which all further steps can
    be taken. It is shown only here.
    A person can have one active application in a program. A web page is told only that there is one,
    not which.
    A web page with a publishable key may start 20 a minute from one address (a setting), and an
    Idempotency-Key of it needs 20 characters.

    Roles: secretariat, organisation, city, frontend, page. Scope: `applications:start`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewApplication): A draft: it may be incomplete until it is submitted

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApplicationExistsProblem | CallClosedProblem | Problem | Problem | StartedApplication | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewApplication,
    idempotency_key: str | Unset = UNSET,
) -> Response[
    ApplicationExistsProblem
    | CallClosedProblem
    | Problem
    | StartedApplication
    | UnauthorizedProblem
]:
    """Start an application as a draft; the answer has the applicant’s own credential

     Starts an application of one official of one city as a draft. A draft takes no slot and may be
    incomplete.
    The answer has the applicant’s own credential, `applicant_token`, with which all further steps can
    be taken. It is shown only here.
    A person can have one active application in a program. A web page is told only that there is one,
    not which.
    A web page with a publishable key may start 20 a minute from one address (a setting), and an
    Idempotency-Key of it needs 20 characters.

    Roles: secretariat, organisation, city, frontend, page. Scope: `applications:start`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewApplication): A draft: it may be incomplete until it is submitted

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApplicationExistsProblem | CallClosedProblem | Problem | Problem | StartedApplication | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewApplication,
    idempotency_key: str | Unset = UNSET,
) -> (
    ApplicationExistsProblem
    | CallClosedProblem
    | Problem
    | StartedApplication
    | UnauthorizedProblem
    | None
):
    """Start an application as a draft; the answer has the applicant’s own credential

     Starts an application of one official of one city as a draft. A draft takes no slot and may be
    incomplete.
    The answer has the applicant’s own credential, `applicant_token`, with which all further steps can
    be taken. It is shown only here.
    A person can have one active application in a program. A web page is told only that there is one,
    not which.
    A web page with a publishable key may start 20 a minute from one address (a setting), and an
    Idempotency-Key of it needs 20 characters.

    Roles: secretariat, organisation, city, frontend, page. Scope: `applications:start`.

    Args:
        program_id (UUID):
        idempotency_key (str | Unset):
        body (NewApplication): A draft: it may be incomplete until it is submitted

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApplicationExistsProblem | CallClosedProblem | Problem | Problem | StartedApplication | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
