from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_visa import NewVisa
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...models.visa import Visa
from ...models.visa_state_problem import VisaStateProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    application_id: UUID,
    *,
    body: NewVisa,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/applications/{application_id}/visa".format(
            application_id=quote(str(application_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | VisaStateProblem | UnauthorizedProblem | Visa | None:
    if response.status_code == 200:
        response_200 = Visa.from_dict(response.json())

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

        def _parse_response_409(data: object) -> Problem | VisaStateProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = VisaStateProblem.from_dict(data)

                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_1 = Problem.from_dict(data)

            return response_409_type_1

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
) -> Response[Problem | VisaStateProblem | UnauthorizedProblem | Visa]:
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
    body: NewVisa,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Problem | VisaStateProblem | UnauthorizedProblem | Visa]:
    """Tell how the visa of somebody with a place stands

     Tells how the visa stands, after the place was accepted. `allowed` lists what can follow for the
    caller.
    `refused` ends the place at once and without blame: the offer is withdrawn with the reason
    `visa_refused`, and the city may have somebody else.
    `granted` and `not_required` are done on the checklist before the journey. A passport number is
    never taken.

    Roles: secretariat, organisation, applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewVisa): How the visa stands

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | VisaStateProblem | UnauthorizedProblem | Visa]
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
    body: NewVisa,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Problem | VisaStateProblem | UnauthorizedProblem | Visa | None:
    """Tell how the visa of somebody with a place stands

     Tells how the visa stands, after the place was accepted. `allowed` lists what can follow for the
    caller.
    `refused` ends the place at once and without blame: the offer is withdrawn with the reason
    `visa_refused`, and the city may have somebody else.
    `granted` and `not_required` are done on the checklist before the journey. A passport number is
    never taken.

    Roles: secretariat, organisation, applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewVisa): How the visa stands

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | VisaStateProblem | UnauthorizedProblem | Visa
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
    body: NewVisa,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Problem | VisaStateProblem | UnauthorizedProblem | Visa]:
    """Tell how the visa of somebody with a place stands

     Tells how the visa stands, after the place was accepted. `allowed` lists what can follow for the
    caller.
    `refused` ends the place at once and without blame: the offer is withdrawn with the reason
    `visa_refused`, and the city may have somebody else.
    `granted` and `not_required` are done on the checklist before the journey. A passport number is
    never taken.

    Roles: secretariat, organisation, applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewVisa): How the visa stands

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | VisaStateProblem | UnauthorizedProblem | Visa]
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
    body: NewVisa,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Problem | VisaStateProblem | UnauthorizedProblem | Visa | None:
    """Tell how the visa of somebody with a place stands

     Tells how the visa stands, after the place was accepted. `allowed` lists what can follow for the
    caller.
    `refused` ends the place at once and without blame: the offer is withdrawn with the reason
    `visa_refused`, and the city may have somebody else.
    `granted` and `not_required` are done on the checklist before the journey. A passport number is
    never taken.

    Roles: secretariat, organisation, applicant. Scope: `applications:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (NewVisa): How the visa stands

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | VisaStateProblem | UnauthorizedProblem | Visa
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
