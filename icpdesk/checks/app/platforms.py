"""What an APP filing says of its platforms: identifiers, keys, fingerprints, outside services."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import AppPlatform, Finding, Place, Website
from icpdesk.model.place import WEBSITES
from icpdesk.numbers.fingerprint import algorithm_of
from icpdesk.rulebook.rows import Rule

NAMES = {
    "android": Text("Android", "安卓"),
    "ios": Text("iOS", "iOS"),
    "harmonyos": Text("HarmonyOS", "鸿蒙"),
}


def apps(case: FilingCase) -> Iterator[tuple[int, Website]]:
    """The services that are apps, with their numbers."""
    for index, website in enumerate(case.filing.websites):
        if website.service_type == "app":
            yield index, website


def _platforms(case: FilingCase) -> Iterator[tuple[Place, str, AppPlatform]]:
    """(place, slug, platform) of every platform that is used."""
    for index, website in apps(case):
        for slug, platform in website.app.platforms().items():
            yield WEBSITES / index / "app" / slug, slug, platform


NONE = Check(
    "app.no-platform",
    states=Text("An app names at least one platform.", "APP 备案至少填写一个平台。"),
    why=Text(
        "Without package name, public key and certificate an app cannot be filed.",
        "没有包名、公钥和证书指纹无法办理 APP 备案。",
    ),
    mend=Text(
        "Fill in package name, public key and fingerprint of Android, iOS or HarmonyOS;"
        " the last two can be read from the signed package or the certificate file.",
        "请填写安卓、iOS 或鸿蒙平台的包名、公钥和证书指纹；后两项可从安装包或证书文件读取。",
    ),
)


@NONE.look
def _none(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in apps(case):
        if not website.app.platforms():
            yield rule.fault(
                WEBSITES / index / "app" / "android" / "identifier",
                Text("This app names no platform.", "该 APP 没有填写任何平台。"),
            )


UNFINISHED = Check(
    "app.platform-unfinished",
    states=Text(
        "A platform has identifier, public key and fingerprint.",
        "每个平台的包名、公钥、证书指纹均已填写。",
    ),
    why=Text("The console asks all three.", "备案系统三项均为必填。"),
    mend=Text(
        "Fill in what is missing, or empty the whole platform.", "请补齐，或清空该平台的全部内容。"
    ),
)


@UNFINISHED.look
def _unfinished(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    words = {
        "identifier": Text("package name or Bundle ID", "包名（Bundle ID）"),
        "public_key": Text("public key", "公钥"),
        "fingerprint": Text("certificate fingerprint", "证书指纹"),
    }
    for place, slug, platform in _platforms(case):
        for name, label in words.items():
            if not getattr(platform, name):
                yield rule.fault(
                    place / name,
                    Text("{platform}: no {label}.", "{platform}：缺少{label}。").format(
                        platform=NAMES[slug], label=label
                    ),
                )


IDENTIFIER = Check(
    "app.identifier-form",
    states=Text(
        "A package name or Bundle ID has parts of letters, digits and underscores (on iOS hyphens) between"
        " dots.",
        "包名（Bundle ID）由点号分隔的字母、数字、下划线（iOS 为连字符）组成。",
    ),
    why=Text("The system of the platform takes no other.", "平台系统不接受其他形式。"),
    mend=Text(
        "Copy it from the project: applicationId, Bundle Identifier or bundleName.",
        "请从工程中复制：applicationId、Bundle Identifier 或 bundleName。",
    ),
)
_FORMS = {
    "android": re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)+", re.ASCII),
    "ios": re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"),
    "harmonyos": re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z0-9_]+)+", re.ASCII),
}


@IDENTIFIER.look
def _identifier(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, slug, platform in _platforms(case):
        if platform.identifier and not _FORMS[slug].fullmatch(platform.identifier):
            yield rule.fault(
                place / "identifier",
                Text(
                    "“{value}” is no package name of {platform}.",
                    "“{value}”不是有效的{platform}包名。",
                ).format(value=platform.identifier, platform=NAMES[slug]),
                measured={"value": platform.identifier},
            )


FINGERPRINT = Check(
    "app.fingerprint-form",
    states=Text(
        "A fingerprint is MD5 (32), SHA-1 (40) or SHA-256 (64 hexadecimal digits).",
        "证书指纹为 MD5（32 位）、SHA-1（40 位）或 SHA-256（64 位）十六进制。",
    ),
    why=Text("Anything else is no fingerprint.", "其他长度不是证书指纹。"),
    mend=Text(
        "Read it from the signed package or the certificate file.",
        "请从安装包或证书文件读取。",
    ),
)


@FINGERPRINT.look
def _fingerprint(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, _, platform in _platforms(case):
        if platform.fingerprint and not algorithm_of(platform.fingerprint):
            yield rule.fault(
                place / "fingerprint",
                Text("This is no certificate fingerprint.", "这不是证书指纹。"),
                measured={"value": platform.fingerprint},
            )


ALGORITHM = Check(
    "app.fingerprint-algorithm",
    states=Text(
        "The fingerprint is the one the console asks of this platform.",
        "证书指纹为该平台要求的算法。",
    ),
    why=Text("Consoles compare it with the installed app.", "系统会与安装包比对。"),
    mend=Text(
        "Take the fingerprint named here, unless your console asks for another.",
        "请使用此处要求的指纹；以备案系统页面为准。",
    ),
    takes={"android": list, "ios": list, "harmonyos": list},
)


@ALGORITHM.look
def _algorithm(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, slug, platform in _platforms(case):
        found = algorithm_of(platform.fingerprint)
        asked = rule[slug]
        if found and found not in asked:
            yield rule.fault(
                place / "fingerprint",
                Text(
                    "This is {found}; of {platform} {asked} is asked.",
                    "这是 {found}；{platform}要求 {asked}。",
                ).format(found=found, platform=NAMES[slug], asked=" / ".join(asked)),
                measured={"value": found},
            )


TWICE = Check(
    "app.name-or-package-twice",
    states=Text(
        "Within one subject an app's name and its package stand once.",
        "同一主体内 APP 名称和包名不重复。",
    ),
    why=Text("One name on all platforms is one filing.", "各平台名称相同的 APP 为同一备案。"),
    mend=Text(
        "Put the platforms of one app into one entry; give different apps different names.",
        "同一 APP 的各平台请填在同一条中；不同 APP 使用不同名称。",
    ),
)


@TWICE.look
def _twice(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for index, website in apps(case):
        values = [("name", website.name.strip())]
        values += [
            (f"app.{slug}.identifier", platform.identifier.casefold())
            for slug, platform in website.app.platforms().items()
        ]
        for name, value in values:
            first = seen.setdefault((name, value), index) if value else index
            if first != index:
                yield rule.fault(
                    WEBSITES / index / name,
                    Text("The same as in entry {first}.", "与第 {first} 条相同。").format(
                        first=first + 1
                    ),
                )


REACHED = Check(
    "app.no-domain-or-ip",
    states=Text(
        "An app names the domains or IP addresses that it uses.", "APP 填写其使用的域名或 IP。"
    ),
    why=Text("All own domains of the app are filed.", "APP 使用的自有域名均须填写。"),
    mend=Text(
        "Give all own domains, or the IP address if the app uses none.",
        "请填写全部自有域名；不使用域名的填写 IP。",
    ),
)


@REACHED.look
def _reached(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in apps(case):
        if not any(domain.name for domain in website.domains) and not website.ip_addresses:
            yield rule.fault(
                WEBSITES / index / "domains",
                Text("No domain and no IP address.", "既没有域名也没有 IP。"),
            )


SDK = Check(
    "app.sdk-unnamed",
    states=Text("Whose SDK services an app uses is said.", "使用第三方 SDK 的已写明服务商。"),
    why=Text("The console asks for them.", "备案系统要求填写。"),
    mend=Text("Name them, or say that there are none.", "请写明 SDK 名称，或选择未使用。"),
)


@SDK.look
def _sdk(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in apps(case):
        if website.app.uses_sdk and not website.app.sdks:
            yield rule.fault(
                WEBSITES / index / "app" / "sdks",
                Text("SDK services are used, none is named.", "使用了 SDK，但没有写明。"),
            )
        if website.app.uses_sdk is None:
            yield rule.fault(
                WEBSITES / index / "app" / "uses_sdk",
                Text("Whether SDK services are used is not said.", "没有说明是否使用第三方 SDK。"),
            )
