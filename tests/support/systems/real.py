"""The functions of Linux, as they are before a simulated system takes their place."""

from __future__ import annotations

import builtins
import io
import os

FUNCTIONS = (
    "stat", "lstat", "open", "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "listdir",
    "scandir", "chmod", "utime", "access", "fsync", "symlink", "link", "truncate", "readlink", "chdir",
)  # fmt: skip

stat, lstat, open_fd, mkdir, rmdir = os.stat, os.lstat, os.open, os.mkdir, os.rmdir
unlink, rename, replace, listdir, scandir = os.unlink, os.rename, os.replace, os.listdir, os.scandir
chmod, utime, access, fsync, readlink = os.chmod, os.utime, os.access, os.fsync, os.readlink
open_file = io.open
import_module = builtins.__import__
