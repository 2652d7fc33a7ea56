"""``icpdesk app-certificate FILE``: what an APP filing asks of the signing certificate."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say

_LABELS = {
    "found_in": Text("found in", "来源"),
    "subject": Text("subject", "证书主题"),
    "valid_from": Text("valid from", "有效期开始"),
    "valid_until": Text("valid until", "有效期截止"),
    "key_kind": Text("key", "密钥类型"),
    "public_key": Text("public key", "公钥"),
    "md5": Text("MD5", "MD5"),
    "sha1": Text("SHA-1", "SHA-1"),
    "sha256": Text("SHA-256", "SHA-256"),
}


@click.command("app-certificate")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@language_option
def command(file: Path, as_json: bool, lang: Language) -> int:
    """Public key and fingerprints of an .apk or a certificate file, for an APP filing.

    读取安装包（.apk）或证书文件的公钥与证书指纹，用于 APP 备案。
    """
    from icpdesk.pipeline.apps import app_certificate

    told = asdict(app_certificate(file))
    if as_json:
        emit_json(told)
        return 0
    for name, label in _LABELS.items():
        say(f"{label[lang]}: {told[name]}")
    return 0
