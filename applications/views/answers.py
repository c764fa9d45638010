"""How the record pages answer: a form that needs another look comes again as 422 with what was typed;
asked by htmx, the form comes alone, to be laid into the page."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect


def form_page(request: HttpRequest, template: str, form: forms.Form, **context: object) -> HttpResponse:
    name = f"{template}#form" if request.htmx else template
    response = render(request, name, {"form": form, **context}, status=422 if form.is_bound else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response


def go(request: HttpRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
