# One image for web, worker, beat and the one-off that prepares the database.
FROM python:3.13-slim-trixie AS build
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
RUN pip install --no-cache-dir uv
WORKDIR /app
COPY pyproject.toml requirements.lock ./
# What runs, and apart from it what also makes fonts and translations; both at the locked versions.
RUN uv venv -q /venv && uv pip install -q --python /venv -r pyproject.toml -c requirements.lock \
 && uv venv -q /making && uv pip install -q --python /making -r pyproject.toml --group setup -c requirements.lock
COPY . .
RUN /making/bin/python -m rebound.fonts \
 && for po in locale/*/LC_MESSAGES/*.po; do \
      [ ! -e "$po" ] || /making/bin/python -m babel.messages.frontend -q compile -i "$po" -o "${po%.po}.mo" || exit 1; \
    done \
 && REBOUND_VAR=/tmp/var REBOUND_STATIC=/app/collected /venv/bin/python manage.py collectstatic --no-input -v 0

FROM python:3.13-slim-trixie
# pg_dump and psql, for backup and restore; as new as the server in docker-compose.yml.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client-17 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data rebound && install -d -o rebound -g rebound -m 0700 /data
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 REBOUND_VAR=/data REBOUND_STATIC=/app/collected
WORKDIR /app
USER rebound
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "rebound.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", \
     "--limit-request-line", "8190", "--worker-class", "gthread", "--threads", "8", "--worker-tmp-dir", "/dev/shm", \
     "--graceful-timeout", "15", "--log-level", "warning", "--no-control-socket"]
