"""The ``icpdesk`` command: its sub-commands, the language, and the border where errors end."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click

from icpdesk.base import logs, scratch
from icpdesk.base.errors import Cancelled, IcpdeskError
from icpdesk.base.text import Text
from icpdesk.cli import streams
from icpdesk.cli.common import explain, language_option
from icpdesk.cli.language import default_language, forget_language

COMMANDS: dict[str, Text] = {
    "gui": Text("open the desktop app", "打开桌面程序"),
    "demo": Text("assemble the shipped sample filings", "组装随附的示例备案"),
    "new": Text("write a commented filing file", "生成带说明的备案文件"),
    "check": Text("check a filing", "检查一份备案"),
    "assemble": Text(
        "check, make the papers, write the upload folder", "检查、生成文书、导出上传文件夹"
    ),
    "inspect": Text("check pictures for an upload slot", "检查某个上传位置的图片"),
    "fix": Text("turn, crop and fit a picture to its slot", "摆正、裁剪并压缩图片"),
    "read": Text("read a card or licence into fields", "识读证件"),
    "app-certificate": Text("public key and fingerprints of an app", "读取 APP 的公钥与证书指纹"),
    "fill": Text("fill a statement, letter or form", "填写核验单、授权书或表格"),
    "forms": Text("maps of templates: show, check, compare", "模板映射：查看、检查、比较"),
    "validate": Text("check one value", "检查单个号码或名称"),
    "rules": Text("list, show and explain the rules", "查看规则"),
    "slots": Text("list the upload slots", "列出上传位置"),
    "schema": Text("print the JSON Schema of a filing file", "打印备案文件的 JSON Schema"),
    "deadlines": Text("dates by Chinese working days", "按中国工作日计算期限"),
    "facts": Text("where each value comes from", "各项信息的来源"),
    "after": Text("what to do after approval", "备案通过后的事项"),
    "sent-back": Text("what a refusal means, and where", "解读驳回意见"),
    "mini-programme": Text("the request of a mini programme", "生成小程序备案提交数据"),
    "batch": Text("many clients from a spreadsheet", "用表格批量处理客户"),
    "store": Text("the encrypted store", "加密资料库"),
    "doctor": Text("what is missing on this machine", "检查运行环境"),
}


class LazyGroup(click.Group):
    """Knows all commands by name and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's file."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"icpdesk.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        language = default_language()
        heading = Text("Commands", "命令")[language]
        with formatter.section(heading):
            formatter.write_dl([(name, text[language]) for name, text in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="icpdesk", message="%(prog)s %(version)s")
@language_option
@click.pass_context
def icpdesk(ctx: click.Context, /, **_: Any) -> None:
    """Prepare an ICP filing (ICP备案) offline: check it, make its papers, export it for upload.

    离线准备 ICP 备案：检查、生成文书、导出上传文件夹。
    """
    if ctx.invoked_subcommand is None:
        from icpdesk.cli.gui_command import command as gui

        ctx.invoke(gui)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; the one place where errors become words."""
    forget_language()
    streams.soften()
    logs.set_up()
    scratch.sweep()
    try:
        result = icpdesk.main(args=list(arguments), prog_name="icpdesk", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        return _say(Cancelled())
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except IcpdeskError as known:
        return _say(known)
    except KeyboardInterrupt:
        return _say(Cancelled())
    except BrokenPipeError:
        return 0
    except MemoryError:
        return _say(IcpdeskError(Text("The machine has too little free memory.", "可用内存不足。")))
    except OSError as problem:
        from icpdesk.base.file_errors import refused
        from icpdesk.base.last_resort import note

        note(problem)
        return _say(refused(problem))
    except Exception as unknown:
        from icpdesk.base.last_resort import unforeseen

        return _say(unforeseen(unknown))
    return result if isinstance(result, int) else 0


def _say(problem: IcpdeskError) -> int:
    explain(problem)
    return problem.exit_code
