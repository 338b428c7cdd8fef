from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.offer_state_problem import OfferStateProblem
from ...models.place_clash_problem import PlaceClashProblem
from ...models.place_offer import PlaceOffer
from ...models.problem import Problem
from ...models.transition_not_allowed_problem import TransitionNotAllowedProblem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    application_id: UUID,
    *,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/applications/{application_id}/reaccept".format(
            application_id=quote(str(application_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    OfferStateProblem
    | PlaceClashProblem
    | Problem
    | TransitionNotAllowedProblem
    | PlaceOffer
    | UnauthorizedProblem
    | None
):
    if response.status_code == 200:
        response_200 = PlaceOffer.from_dict(response.json())

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
            OfferStateProblem
            | PlaceClashProblem
            | Problem
            | TransitionNotAllowedProblem
        ):
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = TransitionNotAllowedProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_1 = OfferStateProblem.from_dict(data)

                return response_409_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_2 = PlaceClashProblem.from_dict(data)

                return response_409_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_3 = Problem.from_dict(data)

            return response_409_type_3

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
    OfferStateProblem
    | PlaceClashProblem
    | Problem
    | TransitionNotAllowedProblem
    | PlaceOffer
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
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[
    OfferStateProblem
    | PlaceClashProblem
    | Problem
    | TransitionNotAllowedProblem
    | PlaceOffer
    | UnauthorizedProblem
]:
    """Accept a place again after the program has moved

     An applicant with an accepted place takes it as the program is now, after its dates, place or format
    have changed: `changed` of getOffer says what. The place is kept until then.
    Refused if the person has accepted a place in another program on the new days. Who cannot come
    withdraws.

    Roles: applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OfferStateProblem | PlaceClashProblem | Problem | TransitionNotAllowedProblem | PlaceOffer | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
        idempotency_key=idempotency_key,
        if_match=if_match,
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
    if_match: str | Unset = UNSET,
) -> (
    OfferStateProblem
    | PlaceClashProblem
    | Problem
    | TransitionNotAllowedProblem
    | PlaceOffer
    | UnauthorizedProblem
    | None
):
    """Accept a place again after the program has moved

     An applicant with an accepted place takes it as the program is now, after its dates, place or format
    have changed: `changed` of getOffer says what. The place is kept until then.
    Refused if the person has accepted a place in another program on the new days. Who cannot come
    withdraws.

    Roles: applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OfferStateProblem | PlaceClashProblem | Problem | TransitionNotAllowedProblem | PlaceOffer | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        application_id=application_id,
        client=client,
        idempotency_key=idempotency_key,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[
    OfferStateProblem
    | PlaceClashProblem
    | Problem
    | TransitionNotAllowedProblem
    | PlaceOffer
    | UnauthorizedProblem
]:
    """Accept a place again after the program has moved

     An applicant with an accepted place takes it as the program is now, after its dates, place or format
    have changed: `changed` of getOffer says what. The place is kept until then.
    Refused if the person has accepted a place in another program on the new days. Who cannot come
    withdraws.

    Roles: applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OfferStateProblem | PlaceClashProblem | Problem | TransitionNotAllowedProblem | PlaceOffer | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> (
    OfferStateProblem
    | PlaceClashProblem
    | Problem
    | TransitionNotAllowedProblem
    | PlaceOffer
    | UnauthorizedProblem
    | None
):
    """Accept a place again after the program has moved

     An applicant with an accepted place takes it as the program is now, after its dates, place or format
    have changed: `changed` of getOffer says what. The place is kept until then.
    Refused if the person has accepted a place in another program on the new days. Who cannot come
    withdraws.

    Roles: applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OfferStateProblem | PlaceClashProblem | Problem | TransitionNotAllowedProblem | PlaceOffer | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            application_id=application_id,
            client=client,
            idempotency_key=idempotency_key,
            if_match=if_match,
        )
    ).parsed
