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
import threading
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
_MOST_MEMORY_KIB, _MOST_ITERATIONS, _MOST_LANES = 262_144, 64, 16
_LONGEST_SALT = 64
_NONCE_BYTES, _TAG_BYTES = 12, 16
_LABEL = b"icpdesk store key 1"

_deriving = threading.Lock()
"""One derivation at a time: two at once wait for each other's lanes for ever (OpenSSL's threads)."""


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

        with _deriving:
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
        """The reverse of :meth:`as_json`; ValueError, KeyError or TypeError for anything else.

        Whoever can write the file chooses the numbers: they may cost no more than our own do.
        """
        if table["kdf"] != "argon2id":
            raise ValueError("kdf")
        lanes = _whole(table["lanes"], 1, _MOST_LANES)
        return cls(
            salt=_bytes(table["salt"], 8, _LONGEST_SALT),
            nonce=_bytes(table["nonce"], _NONCE_BYTES, _NONCE_BYTES),
            sealed=_bytes(table["sealed"], KEY_BYTES + _TAG_BYTES, KEY_BYTES + _TAG_BYTES),
            iterations=_whole(table["iterations"], 1, _MOST_ITERATIONS),
            lanes=lanes,
            memory_kib=_whole(table["memory_kib"], 8 * lanes, _MOST_MEMORY_KIB),
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
    salt: str = ""
    """The first bytes of the database, which never change and hold nothing (hexadecimal): they tell a
    damaged database from that of another store. Empty in files of earlier versions."""

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
                Text("Enter the password.", "请输入密码。"),
            )
        for wrap, secret in ((self.passphrase, passphrase), (self.recovery, _grouped(passphrase))):
            key = wrap.open(secret) if wrap else None
            if key is not None:
                return key
        raise LockedError(
            Text("The password is wrong.", "密码不正确。"),
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

    def of_database(self, salt: str) -> KeyFile:
        """The same, for the database that begins with ``salt``."""
        return replace(self, salt=salt)

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
            "salt": self.salt,
        }
        write_atomically(path, json.dumps(table, indent=1).encode("ascii"), mode=0o600)

    @classmethod
    def load(cls, path: Path) -> KeyFile:
        """Read a key file; FileProblem when it is damaged, or of a newer icpdesk."""
        data = read_bytes(path, limit=100_000)
        try:
            table = json.loads(data)
            if _whole(table["version"], 1, 1_000_000) > 1:
                raise newer_store()
            bare = table["bare"]
            found = cls(
                passphrase=Wrap.from_json(table["passphrase"]) if table["passphrase"] else None,
                recovery=Wrap.from_json(table["recovery"]) if table["recovery"] else None,
                bare=_bytes(bare, KEY_BYTES, KEY_BYTES) if bare is not None else None,
                id=str(table.get("id", "")),
                proof=str(table.get("proof", "")),
                salt=str(table.get("salt", "")),
            )
            if found.bare is None and found.passphrase is None:
                raise ValueError("no key")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise FileProblem(
                Text("The key file of the store is damaged.", "资料库的密钥文件已损坏。"),
                Text(
                    "Put a copy of it back if there is one, or restore a backup into another folder.",
                    "如有密钥文件的副本请放回，或将备份恢复到另一个文件夹。",
                ),
                file=str(path),
            ) from None
        return found


def newer_store() -> FileProblem:
    """The error for a store that only a newer icpdesk can read."""
    return FileProblem(
        Text("The store was written by a newer icpdesk.", "资料库由更新版本的 icpdesk 写入。"),
        Text("Install the newer version.", "请安装新版本。"),
    )


def _whole(value: Any, least: int, most: int) -> int:
    """A whole number of JSON within bounds; ValueError otherwise."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError("out of bounds")
    return value


def _bytes(text: Any, least: int, most: int) -> bytes:
    """So many bytes of base64; ValueError or TypeError otherwise."""
    data = base64.b64decode(text, validate=True)
    if not least <= len(data) <= most:
        raise ValueError("out of bounds")
    return data


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
