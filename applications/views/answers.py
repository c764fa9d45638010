"""How the record pages answer: a form that needs another look comes again as 422 with what was typed;
asked by htmx, the form comes alone, to be laid into the page."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect


def form_page(request: HttpRequest, template: str, form: forms.Form, **context: object) -> HttpResponse:
    name = template
    if request.htmx:
        name = f"{template}#form"
        look_here(form)
    response = render(request, name, {"form": form, **context}, status=422 if form.is_bound else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response


def go(request: HttpRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def look_here(form: forms.Form) -> None:
    """A form that appears in the page takes the keyboard along: to what needs another look, else to its
    first field."""
    names = [field.name for field in form.visible_fields()]
    first = next((name for name in names if name in form.errors), names[0])
    form.fields[first].widget.attrs["autofocus"] = True
