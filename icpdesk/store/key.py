"""The store's key: random, wrapped by a passphrase and by a recovery key.

The key file holds the 32-byte key of the database, encrypted (AES-256-GCM) under keys derived with
Argon2id (at least RFC 9106's second recommended option: 3 passes, 4 lanes, 64 MiB; more passes where
the machine is quick). Changing the passphrase
rewrites this small file, never the database. A store without a passphrase keeps the key in the
clear and says so (``protected`` is false).
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from icpdesk.base.errors import FileProblem, LockedError
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.text import Text

KEY_BYTES = 32
SECONDS_TO_OPEN = 0.8
"""How long deriving a key from a new passphrase may take on this machine."""
_ITERATIONS, _LANES, _MEMORY_KIB = 3, 4, 65_536
_MOST_MEMORY_KIB, _MOST_ITERATIONS = 1_048_576, 64
_LABEL = b"icpdesk store key 1"


@dataclass(frozen=True)
class Wrap:
    """The key, encrypted under one secret."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    iterations: int = _ITERATIONS
    lanes: int = _LANES
    memory_kib: int = _MEMORY_KIB

    @classmethod
    def seal(cls, key: bytes, secret: str) -> Wrap:
        """Encrypt ``key`` under ``secret`` with a new salt and nonce."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        empty = cls(
            salt=os.urandom(16), nonce=os.urandom(12), sealed=b"",
            iterations=_affordable_rounds(), memory_kib=_MEMORY_KIB,
        )  # fmt: skip
        sealed = AESGCM(empty._derive(secret)).encrypt(empty.nonce, key, _LABEL)
        return replace(empty, sealed=sealed)

    def open(self, secret: str) -> bytes | None:
        """The key, or None when ``secret`` is wrong or the wrap was altered."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._derive(secret)).decrypt(self.nonce, self.sealed, _LABEL)
        except InvalidTag:
            return None

    def _derive(self, secret: str) -> bytes:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        return Argon2id(
            salt=self.salt,
            length=KEY_BYTES,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        ).derive(_normal(secret).encode("utf-8"))

    def as_json(self) -> dict[str, Any]:
        """Plain values, bytes as base64."""
        return {
            "kdf": "argon2id",
            "iterations": self.iterations,
            "lanes": self.lanes,
            "memory_kib": self.memory_kib,
            "salt": _text(self.salt),
            "nonce": _text(self.nonce),
            "sealed": _text(self.sealed),
        }

    @classmethod
    def from_json(cls, table: dict[str, Any]) -> Wrap:
        """The reverse of :meth:`as_json`; ValueError or KeyError for anything else."""
        memory, rounds = int(table["memory_kib"]), int(table["iterations"])
        if not (8 <= memory <= _MOST_MEMORY_KIB and 1 <= rounds <= _MOST_ITERATIONS):
            raise ValueError("unreasonable key derivation parameters")
        return cls(
            salt=base64.b64decode(table["salt"], validate=True),
            nonce=base64.b64decode(table["nonce"], validate=True),
            sealed=base64.b64decode(table["sealed"], validate=True),
            iterations=rounds,
            lanes=int(table["lanes"]),
            memory_kib=memory,
        )


@dataclass(frozen=True)
class KeyFile:
    """What the key file says: wraps of the key, or the bare key of an unprotected store."""

    passphrase: Wrap | None = None
    recovery: Wrap | None = None
    bare: bytes | None = None
    id: str = ""
    """Random; tells stores apart in a keychain."""
    proof: str = ""
    """A fingerprint of the key, to recognise the right one; tells nothing about it."""

    @property
    def protected(self) -> bool:
        """Whether a passphrase is needed."""
        return self.bare is None

    @classmethod
    def create(cls, passphrase: str | None) -> tuple[KeyFile, bytes]:
        """A key file for a new random key, and the key."""
        key = os.urandom(KEY_BYTES)
        empty = cls(id=secrets.token_hex(8), proof=_proof(key))
        return empty.with_passphrase(key, passphrase), key

    def fits(self, key: bytes) -> bool:
        """Whether ``key`` is the key of this store."""
        return secrets.compare_digest(_proof(key), self.proof)

    def unlock(self, passphrase: str | None) -> bytes:
        """The key; LockedError when the passphrase or recovery key is missing or wrong."""
        if self.bare is not None:
            return self.bare
        if passphrase is None:
            raise LockedError(
                Text("The store is locked.", "资料库已锁定。"),
                Text("Enter the passphrase.", "请输入口令。"),
            )
        for wrap, secret in ((self.passphrase, passphrase), (self.recovery, _grouped(passphrase))):
            key = wrap.open(secret) if wrap else None
            if key is not None:
                return key
        raise LockedError(
            Text("The passphrase is wrong.", "口令不正确。"),
            Text(
                "Check the keyboard language and capital letters, or use the recovery key.",
                "请检查输入法和大小写，或使用恢复密钥。",
            ),
        )

    def with_passphrase(self, key: bytes, passphrase: str | None) -> KeyFile:
        """The same key under a new passphrase; the recovery key stays valid."""
        known = replace(self, id=self.id or secrets.token_hex(8), proof=_proof(key))
        if passphrase is None:
            return replace(known, bare=key, passphrase=None, recovery=None)
        return replace(known, bare=None, passphrase=Wrap.seal(key, passphrase))

    def with_recovery(self, key: bytes) -> tuple[KeyFile, str]:
        """A new recovery key to print, and the file that accepts it; an older one stops working."""
        words = _grouped(base64.b32encode(secrets.token_bytes(20)).decode("ascii"))
        return replace(self, recovery=Wrap.seal(key, words)), words

    def save(self, path: Path) -> None:
        """Write atomically, readable by the user alone."""
        table = {
            "version": 1,
            "id": self.id,
            "proof": self.proof,
            "protected": self.protected,
            "passphrase": self.passphrase.as_json() if self.passphrase else None,
            "recovery": self.recovery.as_json() if self.recovery else None,
            "bare": _text(self.bare) if self.bare is not None else None,
        }
        write_atomically(path, json.dumps(table, indent=1).encode("ascii"), mode=0o600)

    @classmethod
    def load(cls, path: Path) -> KeyFile:
        """Read a key file; FileProblem when it is damaged."""
        data = read_bytes(path, limit=100_000)
        try:
            table = json.loads(data)
            if table["version"] != 1:
                raise ValueError("version")
            return cls(
                passphrase=Wrap.from_json(table["passphrase"]) if table["passphrase"] else None,
                recovery=Wrap.from_json(table["recovery"]) if table["recovery"] else None,
                bare=base64.b64decode(table["bare"], validate=True) if table["bare"] else None,
                id=str(table.get("id", "")),
                proof=str(table.get("proof", "")),
            )
        except (ValueError, KeyError, TypeError):
            raise FileProblem(
                Text("The key file of the store is damaged.", "资料库的密钥文件已损坏。"),
                Text("Restore a backup.", "请从备份恢复。"),
                file=str(path),
            ) from None


def _affordable_rounds() -> int:
    """Passes that fill SECONDS_TO_OPEN, never fewer than recommended."""
    if SECONDS_TO_OPEN <= 0:
        return _ITERATIONS
    begun = time.perf_counter()
    Wrap(salt=bytes(16), nonce=b"", sealed=b"")._derive("measure")
    a_round = (time.perf_counter() - begun) / _ITERATIONS
    return max(_ITERATIONS, min(_MOST_ITERATIONS, round(SECONDS_TO_OPEN / a_round)))


def _normal(secret: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKC", secret)


def _proof(key: bytes) -> str:
    return hashlib.sha256(b"icpdesk key proof 1" + key).hexdigest()[:32]


_LOOKALIKES = str.maketrans("018", "OIB")
"""Digits that recovery keys do not contain, and the letters they are misread for."""


def _grouped(words: str) -> str:
    plain = "".join(c for c in _normal(words).upper() if c.isalnum()).translate(_LOOKALIKES)
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
