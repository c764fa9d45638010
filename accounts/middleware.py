from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]


def PersonMiddleware(get_response: Handler) -> Handler:  # noqa: N802
    return get_response


def StaffSecondFactorMiddleware(get_response: Handler) -> Handler:  # noqa: N802
    return get_response
