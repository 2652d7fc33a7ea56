"""The store's key in the system's keychain: an option, never a condition.

Needs the extra ``icpdesk[keychain]`` and a keychain that works (Windows Credential Manager, macOS
Keychain, Secret Service); headless machines have none, and everything works without.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import sys
from typing import Any

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text

_SERVICE = "icpdesk store"


def available() -> bool:
    """Whether this machine has a keychain that keeps secrets."""
    try:
        import keyring
        from keyring.backends import fail, null
    except ImportError:
        return False
    _choose()
    with contextlib.suppress(Exception):
        chosen = keyring.get_keyring()
        return not isinstance(chosen, (fail.Keyring, null.Keyring)) and _priority(chosen) > 0
    return False


def remember(store_id: str, key: bytes) -> None:
    """Keep ``key`` in the keychain; InputError when there is none or it refuses."""
    if not available():
        raise _refused()
    import keyring

    try:
        keyring.set_password(_SERVICE, store_id, base64.b64encode(key).decode("ascii"))
    except Exception as problem:
        # Each system's keychain has errors of its own.
        raise _refused() from problem


def recall(store_id: str) -> bytes | None:
    """The key, or None when the keychain does not know it or is locked."""
    if not store_id or not available():
        return None
    import keyring

    with contextlib.suppress(Exception):
        text = keyring.get_password(_SERVICE, store_id)
        return base64.b64decode(text, validate=True) if text else None
    return None


def forget(store_id: str) -> None:
    """Remove the key from the keychain; nothing happens when it is not there."""
    if not store_id or not available():
        return
    import keyring

    with contextlib.suppress(Exception):
        keyring.delete_password(_SERVICE, store_id)


@functools.cache
def _choose() -> None:
    """Name this system's own keychain before the library looks for one.

    Looking, it tries the keychains of all systems; that of macOS has gcc and ld started on Linux
    (keyring 25.7). A choice that the user made for the library (environment, keyringrc.cfg) stays.
    """
    from keyring import core
    from keyring.backends import fail

    with contextlib.suppress(Exception):
        if core.load_env() or core.load_config():
            return
    for name in _BACKENDS.get(sys.platform, ()):
        with contextlib.suppress(Exception):
            core.set_keyring(core.load_keyring(f"keyring.backends.{name}"))
            return
    if sys.platform in _BACKENDS:
        core.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]


_BACKENDS = {
    "linux": ("SecretService.Keyring", "libsecret.Keyring", "kwallet.DBusKeyring"),
    "win32": ("Windows.WinVaultKeyring",),
    "darwin": ("macOS.Keyring",),
}


def _priority(chosen: Any) -> float:
    with contextlib.suppress(Exception):
        return float(chosen.priority)
    return 0.0


def _refused() -> InputError:
    return InputError(
        Text("This system has no keychain that can keep the key.", "本机没有可用的系统钥匙串。"),
        Text("Continue with the password.", "请继续使用密码。"),
    )
