"""The real settings, in a folder of their own that goes away afterwards.

Nothing of the person's own installation is read or written: not var/, not the mail server,
not the public address. DATABASE_URL and REDIS_URL alone pass through, because the suite
runs on whatever they name.
"""

import atexit
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith("REBOUND_") or name == "EMAIL_URL"]:
    if name != "REBOUND_TEST_ROOT":
        del os.environ[name]
if "REBOUND_TEST_ROOT" not in os.environ:
    # The first process makes the root and removes it; parallel test processes inherit it.
    os.environ["REBOUND_TEST_ROOT"] = tempfile.mkdtemp(prefix="rebound-test-")
    atexit.register(shutil.rmtree, os.environ["REBOUND_TEST_ROOT"], ignore_errors=True)
os.environ["REBOUND_VAR"] = os.path.join(
    os.environ["REBOUND_TEST_ROOT"], os.environ.get("PYTEST_XDIST_WORKER", "main")
)

from rebound.settings import *  # noqa: E402, F403
from rebound.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in real life: threads and processes of a test then share it.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["REBOUND_VAR"], "test.sqlite3")}
