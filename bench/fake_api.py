"""A Bot API that accepts everything at once, so that a measurement shows the bot and not the network."""

from __future__ import annotations

import argparse
import itertools

from aiohttp import web

_IDS = itertools.count(1)
_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"bench","username":"bench_bot"}}'
_TRUE = b'{"ok":true,"result":true}'
_COUNT = "count"


async def _answer(request: web.Request) -> web.Response:
    method = request.match_info["method"].lower()
    await request.read()
    if method == "getme":
        return web.Response(body=_ME, content_type="application/json")
    if method not in ("sendmessage", "editmessagetext"):
        return web.Response(body=_TRUE, content_type="application/json")
    number = next(_IDS)
    message = f'{{"message_id":{number},"date":1,"chat":{{"id":1,"type":"private"}},"text":"x"}}'
    return web.Response(body=f'{{"ok":true,"result":{message}}}'.encode(), content_type="application/json")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", _answer)
    web.run_app(app, host="127.0.0.1", port=parser.parse_args().port, print=None, access_log=None)


if __name__ == "__main__":
    main()
