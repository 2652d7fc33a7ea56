"""Make a publisher's key pair, and sign a file of rules as a rulebook pack.

    python scripts/sign_pack.py new-key publisher.pem publisher.pub.pem
    python scripts/sign_pack.py sign rules.toml --key publisher.pem --name sichuan-2027 \\
        --version 2027.1 --expires 2028-01-15 --out sichuan-2027.toml

Every row is read and compared with the checks before anything is signed. Keep the private key off
shared machines; users trust the public one.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.checks.registry import demand_known
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.loader import read_rules
from icpdesk.rulebook.packs.pack_file import PACK_LIMIT, sign
from icpdesk.rulebook.packs.pack_keys import key_id, load_public, new_key


def make_key(private: Path, public: Path) -> None:
    """Write both halves of a new key; existing files stay."""
    for path in (private, public):
        if path.exists():
            raise SystemExit(f"{path} exists already.")
    secret, open_half = new_key()
    write_atomically(private, secret)
    write_atomically(public, open_half, mode=0o644)
    print(f"key {key_id(load_public(open_half))}")


def make_pack(rules: Path, key: Path, out: Path, name: str, version: str, expires: date) -> None:
    """Read the rules as a user's program will, then sign them."""
    demand_known(read_rules(rules, shipped().sources, layer=1), rules)
    text = read_bytes(rules, limit=PACK_LIMIT).decode("utf-8")
    pack = sign(
        text, read_bytes(key, limit=PACK_LIMIT), name=name, version=version, expires=expires
    )
    write_atomically(out, pack, mode=0o644)
    print(f"{out}: {name} {version}, until {expires}")


def main(arguments: list[str] | None = None) -> int:
    """Run one of the two commands; 2 with a sentence when it cannot be done."""
    parser = argparse.ArgumentParser(description="Make a key, or sign a rulebook pack.")
    commands = parser.add_subparsers(dest="command", required=True)
    key = commands.add_parser("new-key", help="make a key pair")
    key.add_argument("private", type=Path)
    key.add_argument("public", type=Path)
    pack = commands.add_parser("sign", help="sign a file of rules")
    pack.add_argument("rules", type=Path)
    for option in ("--key", "--out"):
        pack.add_argument(option, type=Path, required=True)
    for option in ("--name", "--version"):
        pack.add_argument(option, required=True)
    pack.add_argument("--expires", type=date.fromisoformat, required=True)
    given = parser.parse_args(arguments)
    try:
        if given.command == "new-key":
            make_key(given.private, given.public)
        else:
            make_pack(given.rules, given.key, given.out, given.name, given.version, given.expires)
    except IcpdeskError as problem:
        print(problem.say("en"), file=sys.stderr)
        return problem.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
