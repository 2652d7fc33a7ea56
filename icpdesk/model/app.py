"""What an APP filing (APP备案) says beyond a website's: platforms, certificates, outside services."""

from __future__ import annotations

from dataclasses import dataclass, field

from icpdesk.model.base import Code, Value, Words


class AppPlatform(Value):
    """One platform on which the app runs; all empty where it does not."""

    identifier: Code = ""
    """Package name (包名), or Bundle ID on iOS."""
    public_key: Code = ""
    """公钥: modulus of the signing certificate's RSA key in hex, or the whole key for another kind."""
    fingerprint: Code = ""
    """Fingerprint of the signing certificate (证书指纹) in hex: MD5, SHA-1 or SHA-256."""

    @property
    def used(self) -> bool:
        """Whether anything is said of it."""
        return bool(self.identifier or self.public_key or self.fingerprint)


class App(Value):
    """App data of one service (APP信息)."""

    android: AppPlatform = field(default_factory=AppPlatform)
    ios: AppPlatform = field(default_factory=AppPlatform)
    harmonyos: AppPlatform = field(default_factory=AppPlatform)
    uses_sdk: bool | None = None
    """Whether it uses outside SDK services: payment, location, login …"""
    sdks: Words = ()
    """Whose, by name."""

    def platforms(self) -> dict[str, AppPlatform]:
        """The platforms that are used, by slug."""
        every = {"android": self.android, "ios": self.ios, "harmonyos": self.harmonyos}
        return {slug: platform for slug, platform in every.items() if platform.used}


@dataclass(frozen=True, slots=True)
class AppCertificate:
    """What a filing asks of a certificate; hexadecimal digits in upper case."""

    found_in: str
    """``v1`` to ``v3.1`` for a package's signature, ``file`` for a certificate file."""
    subject: str
    valid_from: str
    valid_until: str
    public_key: str
    """Modulus of an RSA key; the whole key (SubjectPublicKeyInfo) of another kind."""
    key_kind: str
    md5: str
    sha1: str
    sha256: str
