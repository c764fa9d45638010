"""A mail server that keeps what it accepts, and can be told to answer otherwise."""

import asyncio
import email
import logging
import threading
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Self

from aiosmtpd.smtp import SMTP, Envelope, Session

logging.getLogger("mail.log").setLevel(logging.ERROR)
OK = "250 OK"
DROP = "drop"  # close the connection without an answer


class Hooks:
    """All that the server may look at: it asks for every property of what it is given, with each connection,
    and those of a sink read all its mails."""

    def __init__(self, sink: "Sink") -> None:
        self._sink = sink

    async def handle_RCPT(self, *asked: Any) -> str:
        return await self._sink.handle_RCPT(*asked)

    async def handle_DATA(self, *asked: Any) -> str:
        return await self._sink.handle_DATA(*asked)


class Sink:
    """`on_rcpt` and `on_data` answer a mail; `before_answer` runs once a mail is kept and before its 250,
    as in a server that writes to disk and then says so. `log` gets the Message-ID at that moment."""

    def __init__(self, *, log: Path | None = None, delay: Callable[[], float] = lambda: 0.0) -> None:
        self.kept: list[bytes] = []
        self.log, self.delay = log, delay
        self.on_rcpt: Callable[[str], str] = lambda address: OK
        self.on_data: Callable[[EmailMessage], str] = lambda mail: OK
        self.connections = 0
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    # ---- the outside -----------------------------------------------------------------
    def __enter__(self) -> Self:
        self.thread.start()
        self.server = self._run(self.loop.create_server(self._connection, "127.0.0.1", 0))
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def mails(self) -> list[EmailMessage]:
        return [email.message_from_bytes(raw, policy=default) for raw in self.kept]

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]

    # ---- the inside ------------------------------------------------------------------
    def _run(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    async def _end(self) -> None:
        self.server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _connection(self) -> SMTP:
        self.connections += 1
        return SMTP(Hooks(self), hostname="sink.test", loop=self.loop, enable_SMTPUTF8=False)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.on_rcpt(address)
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        mail = email.message_from_bytes(envelope.content, policy=default)
        answer = self.on_data(mail)
        if answer.startswith(("4", "5")):
            return answer
        self._keep(mail, envelope.content)
        await asyncio.sleep(self.delay())
        if answer == DROP:
            server.transport.abort()
        return OK

    def _keep(self, mail: EmailMessage, raw: bytes) -> None:
        self.kept.append(raw)
        if self.log:
            with self.log.open("a") as out:
                out.write(f"{mail['Message-ID']}\n")
