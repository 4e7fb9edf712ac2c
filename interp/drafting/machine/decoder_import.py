"""Imports the decoding library with the settings that make it fastest, and keeps its buffers for the next step."""

import ctypes
import os
from importlib import import_module
from pathlib import Path
from typing import Any

AVX512 = frozenset({"avx512f", "avx512cd", "avx512vl", "avx512bw", "avx512dq"})  # those the library asks for
# <malloc.h> of the GNU C library: numbers of options, and values
TRIM, PAD, MAP, ARENAS = -1, -2, -3, -8
KEPT, LARGEST = 1 << 30, 32 << 20


def library() -> Any:
    """Return the module `ctranslate2`. What the environment already says of it stays.

    One product of matrices for all processors (oneDNN) and the widest instructions there are: a tenth of the time.
    """
    os.environ.setdefault("CT2_USE_MKL", "0")
    if flags(Path("/proc/cpuinfo")) >= AVX512:
        os.environ.setdefault("CT2_FORCE_CPU_ISA", "AVX512")
    _keep_buffers()
    return import_module("ctranslate2")


def flags(file: Path) -> frozenset[str]:
    """Return what the processor can do, by the text of /proc/cpuinfo; nothing where there is none."""
    try:
        lines = file.read_text("ascii", errors="replace").splitlines()
    except OSError:
        return frozenset()
    return frozenset(next((line.split(":", 1)[1] for line in lines if line.startswith("flags")), "").split())


def _keep_buffers() -> None:
    """Have freed memory kept in this process: else each step of decoding gets its buffers page by page from the system.
    """
    if mallopt := _c("mallopt"):
        for option, value in ((ARENAS, 1), (MAP, LARGEST), (TRIM, KEPT), (PAD, 2 * LARGEST)):
            mallopt(option, value)


def give_back() -> None:
    """Return memory that is not used to the system, after a model was unloaded."""
    if trim := _c("malloc_trim"):
        trim(0)


def _c(name: str) -> Any:
    """Return a function of the C library, None where it has no such one."""
    return getattr(ctypes.CDLL(None), name, None)
