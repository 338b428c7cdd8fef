from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.review_page import ReviewPage
from ...models.review_status import ReviewStatus
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    status: ReviewStatus | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_program_id: str | Unset = UNSET
    if not isinstance(program_id, Unset):
        json_program_id = str(program_id)
    params["program_id"] = json_program_id

    json_application_id: str | Unset = UNSET
    if not isinstance(application_id, Unset):
        json_application_id = str(application_id)
    params["application_id"] = json_application_id

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    params["status"] = json_status

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/reviews",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ReviewPage | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = ReviewPage.from_dict(response.json())

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
) -> Response[Problem | ReviewPage | UnauthorizedProblem]:
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
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    status: ReviewStatus | Unset = UNSET,
) -> Response[Problem | ReviewPage | UnauthorizedProblem]:
    """List reviews

     Lists a reviewer’s own reviews; for staff, the reviews of the programs that they run. Scores are in
    getReview.

    Roles: secretariat, organisation, reviewer. Scope: `applications:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        application_id (UUID | Unset):
        status (ReviewStatus | Unset): - `assigned`: The reviewer has not begun
            - `in_progress`: A draft is saved
            - `submitted`: It counts
            - `reopened`: Staff gave it back to the reviewer
            - `recused`: Somebody else judges the application instead

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ReviewPage | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        application_id=application_id,
        status=status,
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
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    status: ReviewStatus | Unset = UNSET,
) -> Problem | ReviewPage | UnauthorizedProblem | None:
    """List reviews

     Lists a reviewer’s own reviews; for staff, the reviews of the programs that they run. Scores are in
    getReview.

    Roles: secretariat, organisation, reviewer. Scope: `applications:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        application_id (UUID | Unset):
        status (ReviewStatus | Unset): - `assigned`: The reviewer has not begun
            - `in_progress`: A draft is saved
            - `submitted`: It counts
            - `reopened`: Staff gave it back to the reviewer
            - `recused`: Somebody else judges the application instead

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ReviewPage | UnauthorizedProblem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        application_id=application_id,
        status=status,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    status: ReviewStatus | Unset = UNSET,
) -> Response[Problem | ReviewPage | UnauthorizedProblem]:
    """List reviews

     Lists a reviewer’s own reviews; for staff, the reviews of the programs that they run. Scores are in
    getReview.

    Roles: secretariat, organisation, reviewer. Scope: `applications:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        application_id (UUID | Unset):
        status (ReviewStatus | Unset): - `assigned`: The reviewer has not begun
            - `in_progress`: A draft is saved
            - `submitted`: It counts
            - `reopened`: Staff gave it back to the reviewer
            - `recused`: Somebody else judges the application instead

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ReviewPage | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        program_id=program_id,
        application_id=application_id,
        status=status,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    program_id: UUID | Unset = UNSET,
    application_id: UUID | Unset = UNSET,
    status: ReviewStatus | Unset = UNSET,
) -> Problem | ReviewPage | UnauthorizedProblem | None:
    """List reviews

     Lists a reviewer’s own reviews; for staff, the reviews of the programs that they run. Scores are in
    getReview.

    Roles: secretariat, organisation, reviewer. Scope: `applications:read`.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        program_id (UUID | Unset):
        application_id (UUID | Unset):
        status (ReviewStatus | Unset): - `assigned`: The reviewer has not begun
            - `in_progress`: A draft is saved
            - `submitted`: It counts
            - `reopened`: Staff gave it back to the reviewer
            - `recused`: Somebody else judges the application instead

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ReviewPage | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            program_id=program_id,
            application_id=application_id,
            status=status,
        )
    ).parsed
