from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

TEXTS = {"text/html", "text/javascript", "application/manifest+json"}


class PagesCompressedMiddleware(GZipMiddleware):
    """Pages, and what a browser asks for by itself, to a fourth of their size; files stay as they are.

    Lengths tell nothing of a page: Django pads what it compresses at random, the token of every form is
    masked anew, and cookies do not come along from another site (SameSite).
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        is_text = response.get("Content-Type", "").split(";")[0] in TEXTS and not response.streaming
        return super().process_response(request, response) if is_text else response
