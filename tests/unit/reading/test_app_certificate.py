"""The certificate that an app is signed with, from a package or a certificate file."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import struct
import zipfile
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7

from icpdesk.base.errors import IcpdeskError
from icpdesk.cli import run
from icpdesk.reading.app_certificate import read_app_certificate

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def certificate(name: str, key=KEY, issuer: str = "", signer=None) -> x509.Certificate:  # type: ignore[no-untyped-def]
    def called(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])

    begins = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(called(name))
        .issuer_name(called(issuer or name))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begins)
        .not_valid_after(begins + dt.timedelta(days=9000))
        .sign(signer or key, hashes.SHA256())
    )


APP = certificate("晴川示例")
DER = APP.public_bytes(serialization.Encoding.DER)


def prefixed(*parts: bytes) -> bytes:
    return b"".join(struct.pack("<I", len(part)) + part for part in parts)


def signed_package(path: Path, schemes: dict[int, bytes]) -> Path:
    """A package with a signing block before the central directory, as the platform writes it."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("AndroidManifest.xml", b"\3\0\x08\0" + b"x" * 100)
    data = path.read_bytes()
    end = data.rfind(b"PK\5\6")
    (directory,) = struct.unpack_from("<I", data, end + 16)
    pairs = b"".join(
        struct.pack("<QI", len(value) + 4, kind) + value for kind, value in schemes.items()
    )
    size = len(pairs) + 24
    block = struct.pack("<Q", size) + pairs + struct.pack("<Q", size) + b"APK Sig Block 42"
    tail = bytearray(data[directory:])
    struct.pack_into("<I", tail, end - directory + 16, directory + len(block))
    path.write_bytes(data[:directory] + block + bytes(tail))
    return path


def scheme(der: bytes) -> bytes:
    """signers: one signer, its signed data with digests, certificates, attributes."""
    signed = prefixed(prefixed(b"\1\0\0\0" + b"d" * 32), prefixed(der), b"")
    return prefixed(prefixed(prefixed(signed)))


def told(path: Path) -> dict[str, str]:
    found = read_app_certificate(path)
    assert found.md5 == hashlib.md5(DER).hexdigest().upper()
    assert found.sha1 == hashlib.sha1(DER).hexdigest().upper()
    assert found.sha256 == hashlib.sha256(DER).hexdigest().upper()
    assert int(found.public_key, 16) == KEY.public_key().public_numbers().n
    assert (found.valid_from, found.key_kind) == ("2026-01-01", "RSA 2048")
    return {"found_in": found.found_in, "subject": found.subject}


@pytest.mark.parametrize(
    ("kinds", "best"),
    [
        ([0x7109871A], "v2"),
        ([0xF05368C0], "v3"),
        ([0x7109871A, 0xF05368C0], "v3"),
        ([0x42726577, 0x7109871A], "v2"),
    ],
)
def test_newest_scheme_of_a_package_speaks(tmp_path: Path, kinds: list[int], best: str) -> None:
    other = certificate("别人", OTHER).public_bytes(serialization.Encoding.DER)
    values = {kind: scheme(other) for kind in kinds}
    values[kinds[-1]] = scheme(DER)
    assert told(signed_package(tmp_path / "a.apk", values)) == {
        "found_in": best, "subject": "CN=晴川示例",
    }  # fmt: skip


def test_old_package_is_read_by_its_jar_signature(tmp_path: Path) -> None:
    signature = (
        pkcs7.PKCS7SignatureBuilder()
        .set_data(b"Signature-Version: 1.0\r\n")
        .add_signer(APP, KEY, hashes.SHA256())
        .sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature])
    )
    with zipfile.ZipFile(tmp_path / "old.apk", "w") as package:
        package.writestr("classes.dex", b"x")
        package.writestr("META-INF/CERT.RSA", signature)
    assert told(tmp_path / "old.apk")["found_in"] == "v1"


@pytest.mark.parametrize("form", [serialization.Encoding.DER, serialization.Encoding.PEM])
def test_certificate_file(tmp_path: Path, form: serialization.Encoding) -> None:
    (tmp_path / "c.cer").write_bytes(APP.public_bytes(form))
    assert told(tmp_path / "c.cer")["found_in"] == "file"


def test_of_a_chain_the_apps_own_certificate_is_taken(tmp_path: Path) -> None:
    root = certificate("根", OTHER)
    leaf = certificate("应用", KEY, "根", OTHER)
    chain = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (root, leaf))
    (tmp_path / "chain.cer").write_bytes(chain)
    assert read_app_certificate(tmp_path / "chain.cer").subject == "CN=应用"


@pytest.mark.filterwarnings("error")
def test_names_that_break_their_form_cost_nothing(tmp_path: Path) -> None:
    """Apps are signed with certificates whose country has six letters; the key counts all the same."""
    (tmp_path / "odd.cer").write_bytes(DER.replace("晴川示例".encode(), b"\xff\xfe" * 6))
    found = read_app_certificate(tmp_path / "odd.cer")
    assert found.subject == "" and int(found.public_key, 16) == KEY.public_key().public_numbers().n


def test_key_of_another_kind_is_given_whole(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "ec.pem").write_bytes(
        certificate("椭圆", key).public_bytes(serialization.Encoding.PEM)
    )
    found = read_app_certificate(tmp_path / "ec.pem")
    assert serialization.load_der_public_key(bytes.fromhex(found.public_key)) == key.public_key()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK", b"no certificate", b"PK\3\4" + b"\0" * 200, b"\x30\x82\xff\xff" + b"x" * 50,
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.apk").write_bytes(data)
    with pytest.raises(IcpdeskError) as told_:
        read_app_certificate(tmp_path / "x.apk")
    assert told_.value.message.zh


def test_every_cut_of_a_package_is_refused_in_words(tmp_path: Path) -> None:
    whole = signed_package(tmp_path / "a.apk", {0x7109871A: scheme(DER)}).read_bytes()
    for length in range(0, len(whole), 97):
        (tmp_path / "cut.apk").write_bytes(whole[:length])
        with pytest.raises(IcpdeskError):
            read_app_certificate(tmp_path / "cut.apk")


def test_unsigned_package_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "u.apk", "w") as package:
        package.writestr("classes.dex", b"x")
    with pytest.raises(IcpdeskError, match="not signed"):
        read_app_certificate(tmp_path / "u.apk")


def test_command_gives_what_the_form_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = signed_package(tmp_path / "a.apk", {0x7109871A: scheme(DER)})
    assert run(["app-certificate", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["md5"] == hashlib.md5(DER).hexdigest().upper()
    assert run(["app-certificate", str(tmp_path / "none.apk")]) == 2
