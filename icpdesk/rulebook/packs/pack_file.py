"""The file of a rulebook pack: rules, a name, a version, an end date, and an Ed25519 signature.

One TOML file that can be read and compared by eye. Its first line is a comment with the signature;
everything behind that line is signed::

    # icpdesk-pack ed25519 KEY-ID SIGNATURE
    [pack]
    name = "sichuan-2027"
    version = "2027.1.15"
    expires = 2028-01-15

    [[rules]]
    ...

KEY-ID is the beginning of the SHA-256 of the raw public key, SIGNATURE is base64.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import tomli

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.rulebook.packs.pack_keys import key_id, load_private

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PACK_LIMIT = 5_000_000
"""Largest pack that is read, in bytes."""

NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
VERSION = re.compile(r"\d{1,9}(?:\.\d{1,9}){0,3}", re.ASCII)

_CONTEXT = b"icpdesk rulebook pack 1\n"
_HEADER = re.compile(rb"# icpdesk-pack ed25519 ([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)\n")


def sign(rules: str, private_key: bytes, *, name: str, version: str, expires: date) -> bytes:
    """A pack with the TOML text ``rules``, signed with an unencrypted PEM Ed25519 key.

    InputError when the key, the name, the version or the rules cannot be used.
    """
    head = f'[pack]\nname = "{name}"\nversion = "{version}"\nexpires = {expires.isoformat()}\n\n'
    body = (head + rules).encode("utf-8")
    manifest(body, "")
    key = load_private(private_key)
    signature = base64.b64encode(key.sign(_CONTEXT + body))
    header = f"# icpdesk-pack ed25519 {key_id(key.public_key())} ".encode()
    return header + signature + b"\n" + body


def verified(data: bytes, keys: Mapping[str, Ed25519PublicKey], file: str) -> tuple[str, bytes]:
    """(id of the key that signed, what was signed); FileProblem unless a key of ``keys`` did."""
    from cryptography.exceptions import InvalidSignature

    header = _HEADER.match(data)
    if header is None:
        raise FileProblem(
            Text("This is not a signed rulebook pack.", "这不是已签名的规则包。"), file=file
        )
    key, body = header[1].decode(), data[header.end() :]
    if key not in keys:
        raise FileProblem(
            Text(
                f"The pack is signed by a key that you do not trust ({key}).",
                f"规则包由未受信任的密钥签名（{key}）。",
            ),
            Text(
                "Add the publisher's key first, after comparing its id with the publisher.",
                "请先与发布者核对密钥编号，再添加该密钥。",
            ),
            file=file,
        )
    try:
        signature = base64.b64decode(header[2], validate=True)
        if base64.b64encode(signature) != header[2]:  # loose bits in the last character
            raise InvalidSignature
        keys[key].verify(signature, _CONTEXT + body)
    except (InvalidSignature, binascii.Error):
        raise FileProblem(
            Text("The pack was changed after it was signed.", "规则包在签名后被改动。"),
            Text("Download it again from its publisher.", "请从发布者处重新下载。"),
            file=file,
        ) from None
    return key, body


def manifest(body: bytes, file: str) -> dict[str, Any]:
    """The tables of what was signed, with a good ``pack`` among them; FileProblem otherwise."""
    try:
        table = tomli.loads(body.decode("utf-8"))
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as wrong:
        raise FileProblem(
            Text(f"This is not valid TOML: {wrong}.", f"不是有效的 TOML：{wrong}。"), file=file
        ) from None
    about = table.get("pack")
    good = (
        isinstance(about, dict)
        and set(about) == {"name", "version", "expires"}
        and isinstance(about["name"], str)
        and isinstance(about["version"], str)
        and type(about["expires"]) is date
        and NAME.fullmatch(about["name"])
        and VERSION.fullmatch(about["version"])
        and isinstance(table.get("rules"), list)
    )
    if not good:
        raise FileProblem(
            Text(
                "A pack needs a name (a-z, 0-9, -), a version such as 2027.1, an end date and rules.",
                "规则包须有名称（a-z、0-9、-）、版本号（如 2027.1）、截止日期和规则。",
            ),
            file=file,
        )
    return table


def order(version: str) -> tuple[int, ...]:
    """What versions are sorted by; 2027.1 and 2027.1.0 are the same."""
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (4 - len(parts)))
