"""A web server in a process of its own, which can be killed and started again at the same address. It serves
what `make run` serves: the files as they were collected, under names with hashes, and compressed."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from tests.sources import ROOT

SERVER = """
import os
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["SITE_DATABASE"]
settings.STATIC_ROOT = os.environ["SITE_STATIC"]
settings.STORAGES["staticfiles"] = {"BACKEND": "rebound.static.Storage"}
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
import django
django.setup()
from django.core.handlers.wsgi import WSGIHandler
Server = type("Server", (ThreadingMixIn, WSGIServer), {"daemon_threads": True})
Handler = type("Handler", (WSGIRequestHandler,), {"log_message": lambda *words: None})
server = make_server("127.0.0.1", int(os.environ["SITE_PORT"]), WSGIHandler(), Server, Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


def collect(folder: Path) -> Path:
    stores = {**settings.STORAGES, "staticfiles": {"BACKEND": "rebound.static.Storage"}}
    with override_settings(STATIC_ROOT=folder, STORAGES=stores):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin", "*.map"])
    return folder


class Site:
    def __init__(self, static: Path) -> None:
        self.port, self.static = "0", static
        self.start()

    def start(self) -> None:
        variables = {
            "SITE_DATABASE": str(connection.settings_dict["NAME"]),
            "SITE_STATIC": str(self.static),
            "SITE_PORT": self.port,
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVER], env=os.environ | variables, stdout=subprocess.PIPE, text=True
        )
        self.port = self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"
