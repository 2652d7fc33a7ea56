"""The Ed25519 keys of pack publishers that the user trusts, as PEM files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.paths import rule_packs_dir
from icpdesk.base.text import Text

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

_LIMIT = 20_000

_NO_KEY = Text("This is not an Ed25519 key in PEM form.", "这不是 PEM 格式的 Ed25519 密钥。")


def keys_dir() -> Path:
    """Where trusted keys lie; may not exist."""
    return rule_packs_dir() / "keys"


def new_key() -> tuple[bytes, bytes]:
    """(private key, public key) of a new publisher, as PEM; the private one is not encrypted."""
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    public = key.public_key().public_bytes(
        form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo
    )
    return private, public


def load_private(pem: bytes) -> Ed25519PrivateKey:
    """The private key in ``pem``; InputError for anything else."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise InputError(_NO_KEY) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError(_NO_KEY)
    return key


def load_public(pem: bytes) -> Ed25519PublicKey:
    """The public key in ``pem``; InputError for anything else."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        raise InputError(_NO_KEY) from None
    if not isinstance(key, Ed25519PublicKey):
        raise InputError(_NO_KEY)
    return key


def key_id(key: Ed25519PublicKey) -> str:
    """16 hexadecimal digits that name a key: read them to each other before trusting it."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def trust(path: Path) -> str:
    """Trust the public key in the PEM file ``path`` from now on; returns its id."""
    try:
        pem = read_bytes(path, limit=_LIMIT)
        name = key_id(load_public(pem))
    except FileProblem:
        raise
    except InputError as problem:
        raise FileProblem(problem.message, file=str(path)) from None
    folder = keys_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise cannot_write(folder, problem) from None
    write_atomically(folder / f"{name}.pem", pem)
    return name


def distrust(name: str) -> None:
    """Trust the key called ``name`` no longer; InputError when it was not trusted."""
    trusted = trusted_keys()
    if name not in trusted:
        known = ", ".join(trusted) or "-"
        raise InputError(
            Text(f"No key '{name}' is trusted.", f"没有受信任的密钥“{name}”。"),
            Text(f"Trusted are: {known}.", f"受信任的有：{known}。"),
        )
    path = keys_dir() / f"{name}.pem"
    try:
        path.unlink()
    except OSError as problem:
        raise cannot_write(path, problem) from None


def trusted_keys() -> dict[str, Ed25519PublicKey]:
    """The trusted keys by id; a file that is no key or lies under another name is left out."""
    folder = keys_dir()
    found: dict[str, Ed25519PublicKey] = {}
    for path in sorted(folder.glob("*.pem")) if folder.is_dir() else ():
        try:
            key = load_public(read_bytes(path, limit=_LIMIT))
        except InputError:
            continue
        if key_id(key) == path.stem:
            found[path.stem] = key
    return found
