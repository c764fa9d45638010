from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from applications.covering import cover, names_of

COVERED = "covered"  # in the session: until pressed again, or until the session ends


class CoverNamesMiddleware:
    """Covers the names of a page on its way out, where the person has asked for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and request.user.is_authenticated and request.session.get(COVERED):
            html = response.content.decode(response.charset)
            response.content = cover(html, names_of(request.user)).encode(response.charset)
        return response
