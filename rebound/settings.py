"""One settings file for every way to run: the environment says what differs.

Nothing set means somebody's own production on one machine: SQLite, the filesystem
broker, loopback, DEBUG off. DATABASE_URL and REDIS_URL turn it into many machines.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from celery.schedules import schedule
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from kombu import Queue

from rebound import env, logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.text("REBOUND_VAR", str(BASE_DIR / "var")))

DEBUG = env.flag("REBOUND_DEBUG")
SECRET_KEY = env.secret("REBOUND_SECRET_KEY", VAR / "secret_key")
SECRET_KEY_FALLBACKS = env.text("REBOUND_OLD_SECRET_KEYS").split()

# Where people find it. Links in mails are built from this, never from a request's Host header.
SITE_URL = env.public_url("REBOUND_URL", "http://127.0.0.1:8000")
SITE = urlsplit(SITE_URL)
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
ON_LOOPBACK = SITE.hostname in LOOPBACK
HTTPS = SITE.scheme == "https"
INSTANCE_FILE = VAR / "instance"
INSTANCE_ID = env.secret("REBOUND_INSTANCE", INSTANCE_FILE)
SIGNUP = env.choice("REBOUND_SIGNUP", "open", among=["open", "invite", "closed"])

ALLOWED_HOSTS = [SITE.hostname, *(["127.0.0.1", "localhost", "[::1]"] if ON_LOOPBACK else [])]
ALLOWED_HOSTS += env.text("REBOUND_EXTRA_HOSTS").split()  # health probes by another name
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []

INSTALLED_APPS = [
    "rebound",
    "transfer",
    "reflections",
    "applications",
    "accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "django_htmx",
    "rebound.apps.OperatorAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "rebound.sizes.SizeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rebound.compression.PagesCompressedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.PersonMiddleware",
    "accounts.middleware.StaffSecondFactorMiddleware",
    "applications.middleware.CoverNamesMiddleware",
]

ROOT_URLCONF = "rebound.urls"
WSGI_APPLICATION = "rebound.wsgi.application"
ASGI_APPLICATION = "rebound.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csp",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rebound.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "accounts.templatetags.patterns",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS += ["django.forms"]
CRISPY_TEMPLATE_PACK = "rebound"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["rebound"]
CRISPY_FAIL_SILENTLY = False

DATABASES = {"default": env.database("DATABASE_URL", VAR / "rebound.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

# Rate limits live in the cache: it must be shared by all processes and outlive Redis.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# ---- sign-in -------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "front"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = False  # it is offered to new addresses only, which tells
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True  # nothing is asked twice
ACCOUNT_SESSION_REMEMBER = True  # the tick for a shared computer is the other way round
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE.scheme
ACCOUNT_FORMS = {
    "signup": "accounts.forms.SignupForm",
    "login": "accounts.forms.LoginForm",
    "confirm_email_verification_code": "accounts.forms.ConfirmCodeForm",
    "add_email": "accounts.forms.NewAddressForm",
    "reset_password": "accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
}
MFA_ADAPTER = "accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Rebound"
MFA_TOTP_TOLERANCE = 1  # a code typed as the next one begins still counts
MFA_FORMS = {
    "authenticate": "accounts.second_factor.AuthenticateForm",
    "reauthenticate": "accounts.second_factor.ReauthenticateForm",
    "activate_totp": "accounts.second_factor.ActivateForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("REBOUND_PROXIES", 0)
USERSESSIONS_TRACK_ACTIVITY = False

# ---- cookies, headers ----------------------------------------------------------------
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = int(timedelta(days=30).total_seconds())
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_SSL_REDIRECT = False  # the proxy's work; a probe on plain http must still get its answer
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # of words; for files see rebound/sizes.py
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700

# ---- words, time, files --------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("REBOUND_STATIC", str(VAR / "static")))  # in an image: outside its volume
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "rebound.static.Storage"},
}

# ---- mail ----------------------------------------------------------------------------
MAIL_TIMEOUT = 30  # seconds per read; less than the lease on a mail, see applications/delivery/leases.py
MAIL_SERVER = env.mailer("EMAIL_URL", timeout=MAIL_TIMEOUT)
OUTBOX = VAR / "outbox"
MAILERS = {"default": MAIL_SERVER or {"BACKEND": "rebound.outbox.Backend"}}
MAIL_DOMAIN = "localhost" if ON_LOOPBACK else SITE.hostname  # an address of digits is no mail domain
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("REBOUND_FROM", f"rebound@{MAIL_DOMAIN}")

# ---- Celery: the doorbell ------------------------------------------------------------
REDIS_URL = env.text("REDIS_URL")
BROKER_DIR = VAR / "broker"
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 600, "socket_timeout": 5, "socket_connect_timeout": 2}
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "control_folder": str(BROKER_DIR / "control"),
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_QUEUES = [Queue("rebound")]
CELERY_TASK_DEFAULT_QUEUE = "rebound"
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 240  # seconds; a mail server that drips a byte a minute must not hold a worker
CELERY_TASK_SOFT_TIME_LIMIT = 200
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 300_000  # KiB
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 15
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"  # in memory: no file to corrupt
TICK_SECONDS = 60
CELERY_BEAT_SCHEDULE = {
    "tick": {
        "task": "applications.tasks.tick",
        "schedule": schedule(timedelta(seconds=TICK_SECONDS)),
        "options": {"expires": TICK_SECONDS - 5},
    },
    "transfers": {  # long lists and large copies, which somebody may be watching
        "task": "transfer.tasks.tick",
        "schedule": schedule(timedelta(seconds=15)),
        "options": {"expires": 10},
    },
}

# ---- logs: no query strings, no words ------------------------------------------------
LOGGING = logs.configuration(level=env.text("REBOUND_LOG_LEVEL", "INFO").upper())
