from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.application_form import ApplicationForm
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import Response


def _get_kwargs(
    program_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/programs/{program_id}/application-form".format(
            program_id=quote(str(program_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ApplicationForm | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = ApplicationForm.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = UnauthorizedProblem.from_dict(response.json())

        return response_401

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
) -> Response[ApplicationForm | Problem | UnauthorizedProblem]:
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
) -> Response[ApplicationForm | Problem | UnauthorizedProblem]:
    """Get the application form of a program as one JSON Schema

     Gets one JSON Schema for all sections of an application, with the program’s own questions in
    `answers`: labels, help, choices, limits, what is required.
    Everyone may read the form of a published program, and those who run it the form of a draft.
    An application that satisfies the schema, with the required documents, is complete:
    submitApplication refuses no field that the form does not name.
    It never tells whether the call is open or the city has a slot: ask checkEligibility.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApplicationForm | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
) -> ApplicationForm | Problem | UnauthorizedProblem | None:
    """Get the application form of a program as one JSON Schema

     Gets one JSON Schema for all sections of an application, with the program’s own questions in
    `answers`: labels, help, choices, limits, what is required.
    Everyone may read the form of a published program, and those who run it the form of a draft.
    An application that satisfies the schema, with the required documents, is complete:
    submitApplication refuses no field that the form does not name.
    It never tells whether the call is open or the city has a slot: ask checkEligibility.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApplicationForm | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[ApplicationForm | Problem | UnauthorizedProblem]:
    """Get the application form of a program as one JSON Schema

     Gets one JSON Schema for all sections of an application, with the program’s own questions in
    `answers`: labels, help, choices, limits, what is required.
    Everyone may read the form of a published program, and those who run it the form of a draft.
    An application that satisfies the schema, with the required documents, is complete:
    submitApplication refuses no field that the form does not name.
    It never tells whether the call is open or the city has a slot: ask checkEligibility.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApplicationForm | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    *,
    client: AuthenticatedClient,
) -> ApplicationForm | Problem | UnauthorizedProblem | None:
    """Get the application form of a program as one JSON Schema

     Gets one JSON Schema for all sections of an application, with the program’s own questions in
    `answers`: labels, help, choices, limits, what is required.
    Everyone may read the form of a published program, and those who run it the form of a draft.
    An application that satisfies the schema, with the required documents, is complete:
    submitApplication refuses no field that the form does not name.
    It never tells whether the call is open or the city has a slot: ask checkEligibility.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApplicationForm | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            client=client,
        )
    ).parsed
