from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.recused_review import RecusedReview
from ...models.review_recusal import ReviewRecusal
from ...models.review_state_problem import ReviewStateProblem
from ...models.transition_not_allowed_problem import TransitionNotAllowedProblem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    review_id: UUID,
    *,
    body: ReviewRecusal,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/reviews/{review_id}/recuse".format(
            review_id=quote(str(review_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    Problem
    | ReviewStateProblem
    | TransitionNotAllowedProblem
    | RecusedReview
    | UnauthorizedProblem
    | None
):
    if response.status_code == 200:
        response_200 = RecusedReview.from_dict(response.json())

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
        ) -> Problem | ReviewStateProblem | TransitionNotAllowedProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = ReviewStateProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_1 = TransitionNotAllowedProblem.from_dict(data)

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
    Problem
    | ReviewStateProblem
    | TransitionNotAllowedProblem
    | RecusedReview
    | UnauthorizedProblem
]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    review_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ReviewRecusal,
    idempotency_key: str | Unset = UNSET,
) -> Response[
    Problem
    | ReviewStateProblem
    | TransitionNotAllowedProblem
    | RecusedReview
    | UnauthorizedProblem
]:
    """Give a review up, and assign it to somebody else

     Ends a review that is not submitted, with a reason for staff. The reviewer no longer reads the
    application.
    It is assigned to the reviewer with the least to do who may judge the application; `replaced_by` is
    null if there is nobody.

    Roles: secretariat, organisation, reviewer. Scope: `reviews:write`.

    Args:
        review_id (UUID):
        idempotency_key (str | Unset):
        body (ReviewRecusal): Why somebody else should judge

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | ReviewStateProblem | TransitionNotAllowedProblem | RecusedReview | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        review_id=review_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    review_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ReviewRecusal,
    idempotency_key: str | Unset = UNSET,
) -> (
    Problem
    | ReviewStateProblem
    | TransitionNotAllowedProblem
    | RecusedReview
    | UnauthorizedProblem
    | None
):
    """Give a review up, and assign it to somebody else

     Ends a review that is not submitted, with a reason for staff. The reviewer no longer reads the
    application.
    It is assigned to the reviewer with the least to do who may judge the application; `replaced_by` is
    null if there is nobody.

    Roles: secretariat, organisation, reviewer. Scope: `reviews:write`.

    Args:
        review_id (UUID):
        idempotency_key (str | Unset):
        body (ReviewRecusal): Why somebody else should judge

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | ReviewStateProblem | TransitionNotAllowedProblem | RecusedReview | UnauthorizedProblem
    """

    return sync_detailed(
        review_id=review_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    review_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ReviewRecusal,
    idempotency_key: str | Unset = UNSET,
) -> Response[
    Problem
    | ReviewStateProblem
    | TransitionNotAllowedProblem
    | RecusedReview
    | UnauthorizedProblem
]:
    """Give a review up, and assign it to somebody else

     Ends a review that is not submitted, with a reason for staff. The reviewer no longer reads the
    application.
    It is assigned to the reviewer with the least to do who may judge the application; `replaced_by` is
    null if there is nobody.

    Roles: secretariat, organisation, reviewer. Scope: `reviews:write`.

    Args:
        review_id (UUID):
        idempotency_key (str | Unset):
        body (ReviewRecusal): Why somebody else should judge

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | ReviewStateProblem | TransitionNotAllowedProblem | RecusedReview | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        review_id=review_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    review_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ReviewRecusal,
    idempotency_key: str | Unset = UNSET,
) -> (
    Problem
    | ReviewStateProblem
    | TransitionNotAllowedProblem
    | RecusedReview
    | UnauthorizedProblem
    | None
):
    """Give a review up, and assign it to somebody else

     Ends a review that is not submitted, with a reason for staff. The reviewer no longer reads the
    application.
    It is assigned to the reviewer with the least to do who may judge the application; `replaced_by` is
    null if there is nobody.

    Roles: secretariat, organisation, reviewer. Scope: `reviews:write`.

    Args:
        review_id (UUID):
        idempotency_key (str | Unset):
        body (ReviewRecusal): Why somebody else should judge

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | ReviewStateProblem | TransitionNotAllowedProblem | RecusedReview | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            review_id=review_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
