from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import File, Response


def _get_kwargs(
    program_id: UUID,
    material_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/programs/{program_id}/materials/{material_id}/content".format(
            program_id=quote(str(program_id), safe=""),
            material_id=quote(str(material_id), safe=""),
        ),
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
    material_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[File | Problem | UnauthorizedProblem]:
    """Download the file of an attachment

     Downloads the file of an attachment, under the name it was uploaded with.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):
        material_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        material_id=material_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    program_id: UUID,
    material_id: UUID,
    *,
    client: AuthenticatedClient,
) -> File | Problem | UnauthorizedProblem | None:
    """Download the file of an attachment

     Downloads the file of an attachment, under the name it was uploaded with.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):
        material_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        program_id=program_id,
        material_id=material_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    program_id: UUID,
    material_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[File | Problem | UnauthorizedProblem]:
    """Download the file of an attachment

     Downloads the file of an attachment, under the name it was uploaded with.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):
        material_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        program_id=program_id,
        material_id=material_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    program_id: UUID,
    material_id: UUID,
    *,
    client: AuthenticatedClient,
) -> File | Problem | UnauthorizedProblem | None:
    """Download the file of an attachment

     Downloads the file of an attachment, under the name it was uploaded with.

    Everyone may do this, without a credential too.

    Args:
        program_id (UUID):
        material_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            material_id=material_id,
            client=client,
        )
    ).parsed
