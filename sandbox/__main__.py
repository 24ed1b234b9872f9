"""Runs the sandbox alone: `python -m sandbox --port 8080`."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from sandbox.errors import SimError
from sandbox.limits import Limits
from sandbox.people import DEMONSTRATION, load_people
from sandbox.server import create_app, serve


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A stand-in for Telegram on this machine.")
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address")
    parser.add_argument("--state", type=Path, help="file in which everything survives a restart")
    parser.add_argument("--people", type=Path, default=DEMONSTRATION, help="JSON list of people")
    parser.add_argument("--no-limits", action="store_true", help="do not limit how fast the bot may send")
    return parser.parse_args(argv)


async def run(arguments: argparse.Namespace) -> None:
    """Serve until SIGINT or SIGTERM."""
    limits = Limits.none() if arguments.no_limits else Limits()
    app = create_app(people=load_people(arguments.people), state_file=arguments.state, limits=limits)
    running = await serve(app, host=arguments.host, port=arguments.port)
    sys.stdout.write(f"{running.url}\n")
    sys.stdout.flush()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
    await running.stop()


def main(argv: list[str] | None = None) -> int:
    """The exit status: 2 when it could not start."""
    try:
        asyncio.run(run(_arguments(argv)))
    except (OSError, ValueError, SimError) as error:
        sys.stderr.write(f"sandbox: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
