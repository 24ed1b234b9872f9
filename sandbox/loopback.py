"""Keeps the sandbox to this machine: who may bind, connect and ask.

Loopback alone is no wall: a page of any site can send requests here (CSRF), and a name of an attacker can be made to
point here (DNS rebinding). So the Host, the Origin and the browser's own account of the request are checked too.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_NAMES = frozenset({"localhost", "localhost."})
# What a browser says of requests typed in by the person, or made by our own page.
_TRUSTED_SITES = frozenset({"same-origin", "none"})
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_loopback_name(host: str) -> bool:
    """Whether a host is this machine by its own writing, without asking any name server."""
    if host.lower() in _NAMES:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0]).is_loopback
    except ValueError:
        return False


def require_loopback(host: str) -> str:
    """The host to bind to; raises ValueError for any other than this machine."""
    if not is_loopback_name(host):
        raise ValueError(f"the sandbox binds to loopback addresses only, not to {host}")
    return host


def refusal(request: web.Request) -> str | None:
    """Why a request is not served, or None."""
    peer = request.transport.get_extra_info("peername") if request.transport else None
    if not peer or not is_loopback_name(str(peer[0])):
        return "the sandbox serves this machine only"
    if not is_loopback_name(urlsplit(f"//{request.host}").hostname or ""):
        return "wrong Host"
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.host}":
        return "wrong Origin"
    site = request.headers.get("Sec-Fetch-Site", "none")
    page = request.method == "GET" and (request.path == "/" or request.path.startswith("/page/"))
    return None if page or site in _TRUSTED_SITES else "requests of other sites are not served"


@web.middleware
async def only_loopback(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse with 403 whatever may come from outside."""
    why = refusal(request)
    if why is not None:
        return web.json_response({"ok": False, "error_code": 403, "description": why, "error": why}, status=403)
    return await handler(request)


def add_headers(response: web.StreamResponse) -> None:
    """Tell browsers not to guess, frame or share what they get."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
