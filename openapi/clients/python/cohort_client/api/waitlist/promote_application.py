from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.application import Application
from ...models.city_participants_exceeded_problem import CityParticipantsExceededProblem
from ...models.new_promotion import NewPromotion
from ...models.problem import Problem
from ...models.seats_exceeded_problem import SeatsExceededProblem
from ...models.transition_not_allowed_problem import TransitionNotAllowedProblem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...models.visa_too_late_problem import VisaTooLateProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    application_id: UUID,
    *,
    body: NewPromotion | Unset = UNSET,
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
        "url": "/v1/applications/{application_id}/promote".format(
            application_id=quote(str(application_id), safe=""),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    Application
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | TransitionNotAllowedProblem
    | VisaTooLateProblem
    | UnauthorizedProblem
    | None
):
    if response.status_code == 200:
        response_200 = Application.from_dict(response.json())

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
            CityParticipantsExceededProblem
            | Problem
            | SeatsExceededProblem
            | TransitionNotAllowedProblem
            | VisaTooLateProblem
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
                response_409_type_1 = VisaTooLateProblem.from_dict(data)

                return response_409_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_2 = SeatsExceededProblem.from_dict(data)

                return response_409_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_3 = CityParticipantsExceededProblem.from_dict(data)

                return response_409_type_3
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_4 = Problem.from_dict(data)

            return response_409_type_4

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
    Application
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | TransitionNotAllowedProblem
    | VisaTooLateProblem
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
    body: NewPromotion | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[
    Application
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | TransitionNotAllowedProblem
    | VisaTooLateProblem
    | UnauthorizedProblem
]:
    """Offer a free seat to somebody on the waitlist

     Those who run the program promote somebody by hand, also out of order: it takes a seat and makes an
    offer to be answered by `reply_by`. It never takes a seat that still belongs to a city.
    Why this one, and why not those before, is stored and shown by listPromotions. If there is no time
    for a visa, it needs `override` and a reason.
    If many promote at once, exactly as many succeed as there are seats. With
    `selection.participation.promotion` `automatic` the service promotes the next who fits by itself.

    Roles: secretariat, organisation. Scope: `decisions:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewPromotion | Unset): A promotion by hand

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Application | CityParticipantsExceededProblem | Problem | SeatsExceededProblem | TransitionNotAllowedProblem | VisaTooLateProblem | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
        body=body,
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
    body: NewPromotion | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> (
    Application
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | TransitionNotAllowedProblem
    | VisaTooLateProblem
    | UnauthorizedProblem
    | None
):
    """Offer a free seat to somebody on the waitlist

     Those who run the program promote somebody by hand, also out of order: it takes a seat and makes an
    offer to be answered by `reply_by`. It never takes a seat that still belongs to a city.
    Why this one, and why not those before, is stored and shown by listPromotions. If there is no time
    for a visa, it needs `override` and a reason.
    If many promote at once, exactly as many succeed as there are seats. With
    `selection.participation.promotion` `automatic` the service promotes the next who fits by itself.

    Roles: secretariat, organisation. Scope: `decisions:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewPromotion | Unset): A promotion by hand

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Application | CityParticipantsExceededProblem | Problem | SeatsExceededProblem | TransitionNotAllowedProblem | VisaTooLateProblem | Problem | UnauthorizedProblem
    """

    return sync_detailed(
        application_id=application_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPromotion | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[
    Application
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | TransitionNotAllowedProblem
    | VisaTooLateProblem
    | UnauthorizedProblem
]:
    """Offer a free seat to somebody on the waitlist

     Those who run the program promote somebody by hand, also out of order: it takes a seat and makes an
    offer to be answered by `reply_by`. It never takes a seat that still belongs to a city.
    Why this one, and why not those before, is stored and shown by listPromotions. If there is no time
    for a visa, it needs `override` and a reason.
    If many promote at once, exactly as many succeed as there are seats. With
    `selection.participation.promotion` `automatic` the service promotes the next who fits by itself.

    Roles: secretariat, organisation. Scope: `decisions:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewPromotion | Unset): A promotion by hand

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Application | CityParticipantsExceededProblem | Problem | SeatsExceededProblem | TransitionNotAllowedProblem | VisaTooLateProblem | Problem | UnauthorizedProblem]
    """

    kwargs = _get_kwargs(
        application_id=application_id,
        body=body,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    application_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewPromotion | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> (
    Application
    | CityParticipantsExceededProblem
    | Problem
    | SeatsExceededProblem
    | TransitionNotAllowedProblem
    | VisaTooLateProblem
    | UnauthorizedProblem
    | None
):
    """Offer a free seat to somebody on the waitlist

     Those who run the program promote somebody by hand, also out of order: it takes a seat and makes an
    offer to be answered by `reply_by`. It never takes a seat that still belongs to a city.
    Why this one, and why not those before, is stored and shown by listPromotions. If there is no time
    for a visa, it needs `override` and a reason.
    If many promote at once, exactly as many succeed as there are seats. With
    `selection.participation.promotion` `automatic` the service promotes the next who fits by itself.

    Roles: secretariat, organisation. Scope: `decisions:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewPromotion | Unset): A promotion by hand

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Application | CityParticipantsExceededProblem | Problem | SeatsExceededProblem | TransitionNotAllowedProblem | VisaTooLateProblem | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            application_id=application_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            if_match=if_match,
        )
    ).parsed
