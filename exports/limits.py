"""How much memory one job may take in the worker process."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STATM = Path("/proc/self/statm")


@contextmanager
def memory_limit(extra: int) -> Iterator[None]:
    """Within, the process may grow by `extra` bytes; what wants more gets a `MemoryError`, and the process lives."""
    if not STATM.exists():
        # Only Linux tells how much is taken already.
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    limit = _taken() + extra
    if before[1] != resource.RLIM_INFINITY:
        limit = min(limit, before[1])
    resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _taken() -> int:
    """Bytes of address space."""
    pages = int(STATM.read_text().split()[0])
    return pages * resource.getpagesize()
