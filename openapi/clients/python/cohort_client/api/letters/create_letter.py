from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.letter import Letter
from ...models.letter_not_due_problem import LetterNotDueProblem
from ...models.new_letter import NewLetter
from ...models.problem import Problem
from ...models.unauthorized_problem import UnauthorizedProblem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    application_id: UUID,
    *,
    body: NewLetter,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/applications/{application_id}/letters".format(
            application_id=quote(str(application_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Letter | LetterNotDueProblem | Problem | UnauthorizedProblem | None:
    if response.status_code == 200:
        response_200 = Letter.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = Letter.from_dict(response.json())

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

        def _parse_response_409(data: object) -> LetterNotDueProblem | Problem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = LetterNotDueProblem.from_dict(data)

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
) -> Response[Letter | LetterNotDueProblem | Problem | UnauthorizedProblem]:
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
    body: NewLetter,
    idempotency_key: str | Unset = UNSET,
) -> Response[Letter | LetterNotDueProblem | Problem | UnauthorizedProblem]:
    """Ask for a letter: visa support, acceptance, or certificate

     Asks for a letter of the present facts. The applicant and staff ask after an accepted offer; a
    certificate is for staff, once the participant has completed the program.
    Its file is made within seconds: `status` is then `made`, and downloadLetter answers it. The event
    `letter.made` tells.
    If there is a letter with the same facts already, it is answered with 200. Otherwise it is a new
    edition with 201, and the earlier one is void.
    A visa letter needs the name as in the passport, the birth date and the nationality. It has no
    passport number: none is collected.

    Roles: secretariat, organisation, applicant. Scope: `documents:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        body (NewLetter): The letter that is asked for

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Letter | LetterNotDueProblem | Problem | Problem | UnauthorizedProblem]
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
    body: NewLetter,
    idempotency_key: str | Unset = UNSET,
) -> Letter | LetterNotDueProblem | Problem | UnauthorizedProblem | None:
    """Ask for a letter: visa support, acceptance, or certificate

     Asks for a letter of the present facts. The applicant and staff ask after an accepted offer; a
    certificate is for staff, once the participant has completed the program.
    Its file is made within seconds: `status` is then `made`, and downloadLetter answers it. The event
    `letter.made` tells.
    If there is a letter with the same facts already, it is answered with 200. Otherwise it is a new
    edition with 201, and the earlier one is void.
    A visa letter needs the name as in the passport, the birth date and the nationality. It has no
    passport number: none is collected.

    Roles: secretariat, organisation, applicant. Scope: `documents:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        body (NewLetter): The letter that is asked for

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Letter | LetterNotDueProblem | Problem | Problem | UnauthorizedProblem
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
    body: NewLetter,
    idempotency_key: str | Unset = UNSET,
) -> Response[Letter | LetterNotDueProblem | Problem | UnauthorizedProblem]:
    """Ask for a letter: visa support, acceptance, or certificate

     Asks for a letter of the present facts. The applicant and staff ask after an accepted offer; a
    certificate is for staff, once the participant has completed the program.
    Its file is made within seconds: `status` is then `made`, and downloadLetter answers it. The event
    `letter.made` tells.
    If there is a letter with the same facts already, it is answered with 200. Otherwise it is a new
    edition with 201, and the earlier one is void.
    A visa letter needs the name as in the passport, the birth date and the nationality. It has no
    passport number: none is collected.

    Roles: secretariat, organisation, applicant. Scope: `documents:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        body (NewLetter): The letter that is asked for

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Letter | LetterNotDueProblem | Problem | Problem | UnauthorizedProblem]
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
    body: NewLetter,
    idempotency_key: str | Unset = UNSET,
) -> Letter | LetterNotDueProblem | Problem | UnauthorizedProblem | None:
    """Ask for a letter: visa support, acceptance, or certificate

     Asks for a letter of the present facts. The applicant and staff ask after an accepted offer; a
    certificate is for staff, once the participant has completed the program.
    Its file is made within seconds: `status` is then `made`, and downloadLetter answers it. The event
    `letter.made` tells.
    If there is a letter with the same facts already, it is answered with 200. Otherwise it is a new
    edition with 201, and the earlier one is void.
    A visa letter needs the name as in the passport, the birth date and the nationality. It has no
    passport number: none is collected.

    Roles: secretariat, organisation, applicant. Scope: `documents:write`.

    Args:
        application_id (UUID):
        idempotency_key (str | Unset):
        body (NewLetter): The letter that is asked for

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Letter | LetterNotDueProblem | Problem | Problem | UnauthorizedProblem
    """

    return (
        await asyncio_detailed(
            application_id=application_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
