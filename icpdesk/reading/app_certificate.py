"""The certificate that an app is signed with: public key and fingerprints, as APP filings ask them.

Reads Android packages (signature schemes 3, 2 and 1 of the Android Open Source Project's documents)
and certificate files (DER, PEM, also chains as HarmonyOS hands them out). Certificates are parsed by the
``cryptography`` library; here only the block of the package that holds them is found. Nothing is
verified: a filing asks which certificate it is, not whether the package is intact.
"""

from __future__ import annotations

import mmap
import struct
import warnings
import zipfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7

from icpdesk.base.errors import InputError
from icpdesk.base.files import open_to_read, read_bytes
from icpdesk.base.text import Text
from icpdesk.model.app import AppCertificate

_MOST_CERTIFICATE = 5_000_000
_MOST_ENTRY = 1_000_000
_MAGIC = b"APK Sig Block 42"
_SCHEMES = {0xF05368C0: "v3", 0x1B93AD61: "v3.1", 0x7109871A: "v2"}
_END_OF_ZIP = b"PK\x05\x06"


def read_app_certificate(path: Path) -> AppCertificate:
    """The signing certificate in a package or certificate file.

    A package is mapped, not held. FileProblem for a file that cannot be read, InputError for one without a
    certificate.
    """
    with open_to_read(path) as stream:
        if stream.read(4) != b"PK\x03\x04":
            return _described(_leaf(_from_file(read_bytes(path, limit=_MOST_CERTIFICATE))), "file")
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            pairs = _pairs(_signing_block(data))
    for wanted in ("v3.1", "v3", "v2"):
        for kind, value in pairs:
            if _SCHEMES.get(kind) == wanted:
                return _described(_loaded(_first_certificate(value)), wanted)
    return _described(_leaf(_from_jar(path)), "v1")


def _signing_block(data: mmap.mmap) -> bytes:
    """The APK Signing Block before the central directory; empty where there is none."""
    end = data.rfind(_END_OF_ZIP, max(0, len(data) - 70_000))
    if end < 0 or end + 20 > len(data):
        raise _damaged()
    (directory,) = struct.unpack_from("<I", data, end + 16)
    if directory < 32 or directory > end or data[directory - 16 : directory] != _MAGIC:
        return b""
    (size,) = struct.unpack_from("<Q", data, directory - 24)
    start = directory - size
    if size < 24 or start < 0:
        raise _damaged()
    return data[start : directory - 24]


def _pairs(block: bytes) -> list[tuple[int, bytes]]:
    """(id, value) of the block's entries."""
    found: list[tuple[int, bytes]] = []
    position = 0
    while position + 12 <= len(block):
        size, kind = struct.unpack_from("<QI", block, position)
        if size < 4 or position + 8 + size > len(block):
            break
        found.append((kind, block[position + 12 : position + 8 + size]))
        position += 8 + size
    return found


def _first_certificate(scheme: bytes) -> bytes:
    """signers → first signer → signed data → (digests, certificates) → first certificate (DER)."""
    signers, _ = _prefixed(scheme)
    signer, _ = _prefixed(signers)
    signed, _ = _prefixed(signer)
    _, rest = _prefixed(signed)
    certificates, _ = _prefixed(rest)
    certificate, _ = _prefixed(certificates)
    return certificate


def _prefixed(data: bytes) -> tuple[bytes, bytes]:
    """A part with its length before it, and what follows it."""
    if len(data) < 4:
        raise _damaged()
    (size,) = struct.unpack_from("<I", data)
    if 4 + size > len(data):
        raise _damaged()
    return data[4 : 4 + size], data[4 + size :]


def _from_jar(path: Path) -> list[x509.Certificate]:
    """The certificates of a JAR signature (``META-INF/*.RSA``)."""
    try:
        with zipfile.ZipFile(path) as package:
            for entry in package.infolist():
                name = entry.filename.upper()
                if not name.startswith("META-INF/") or not name.endswith((".RSA", ".DSA", ".EC")):
                    continue
                if entry.file_size > _MOST_ENTRY:
                    raise _damaged()
                return pkcs7.load_der_pkcs7_certificates(package.read(entry))
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        raise _damaged() from None
    raise InputError(
        Text("This package is not signed.", "该安装包没有签名。"),
        Text(
            "Take the package that goes to the store, or the certificate file.",
            "请使用上架的正式安装包，或直接提供证书文件。",
        ),
    )


def _from_file(data: bytes) -> list[x509.Certificate]:
    try:
        if b"-----BEGIN CERTIFICATE" in data:
            return list(x509.load_pem_x509_certificates(data))
        return [x509.load_der_x509_certificate(data)]
    except ValueError:
        pass
    try:
        return list(pkcs7.load_der_pkcs7_certificates(data))
    except ValueError:
        raise InputError(
            Text(
                "This is neither an Android package nor a certificate file.",
                "这不是安卓安装包，也不是证书文件。",
            ),
            Text(
                "Give a signed .apk, or a .cer, .crt, .pem or .der file. A key store (.jks, .p12, .keystore)"
                " is locked: export its certificate first, e.g. with keytool -exportcert.",
                "请提供已签名的 .apk，或 .cer、.crt、.pem、.der 文件。密钥库（.jks、.p12、.keystore）有密码保护，"
                "请先用 keytool -exportcert 导出证书。",
            ),
        ) from None


def _loaded(der: bytes) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(der)
    except ValueError:
        raise _damaged() from None


def _leaf(chain: list[x509.Certificate]) -> x509.Certificate:
    """The certificate of the app in a chain: the one that issued none of the others."""
    if not chain:
        raise _damaged()
    if len(chain) == 1:
        return chain[0]
    issuers = [one.issuer for one in chain if one.issuer != one.subject]
    return next((one for one in chain if one.subject not in issuers), chain[0])


def _described(certificate: x509.Certificate, found_in: str) -> AppCertificate:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        digits = f"{key.public_numbers().n:X}"
        kind, public = f"RSA {key.key_size}", digits.zfill(len(digits) + len(digits) % 2)
    else:
        whole = key.public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        kind, public = type(key).__name__.removesuffix("PublicKey"), whole.hex().upper()
    return AppCertificate(
        found_in=found_in,
        subject=_subject(certificate),
        valid_from=certificate.not_valid_before_utc.date().isoformat(),
        valid_until=certificate.not_valid_after_utc.date().isoformat(),
        public_key=public,
        key_kind=kind,
        md5=certificate.fingerprint(hashes.MD5()).hex().upper(),  # noqa: S303 - consoles ask for it
        sha1=certificate.fingerprint(hashes.SHA1()).hex().upper(),  # noqa: S303
        sha256=certificate.fingerprint(hashes.SHA256()).hex().upper(),
    )


def _subject(certificate: x509.Certificate) -> str:
    """Whose certificate it is; empty where the names in it break their own form, as many apps' do."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return certificate.subject.rfc4514_string()
    except ValueError:
        return ""


def _damaged() -> InputError:
    return InputError(
        Text(
            "This package is damaged or of a kind not known here.", "该文件已损坏或格式无法识别。"
        ),
        Text(
            "Build or download it again, or give the certificate file.",
            "请重新获取，或直接提供证书文件。",
        ),
    )
