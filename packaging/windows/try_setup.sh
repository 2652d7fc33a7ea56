#!/bin/sh
# Try the Windows setup under Wine: by hand, on a machine with makensis, wine64, xvfb and 7z.
#   sh packaging/windows/try_setup.sh [folder of the frozen program]
# Without a folder two small programs stand in for icpdesk: this shows the setup, not the program.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'timeout 20 wineserver -k 2>/dev/null; sleep 1; rm -rf "$work"' EXIT
export WINEPREFIX="$work/wine" WINEARCH=win64 WINEDEBUG=-all
wine() { timeout 120 xvfb-run -a "${WINE:-/usr/lib/wine/wine64}" "$@" 2>/dev/null; }
say() { echo "try_setup: $*"; }
die() { echo "try_setup: $*" >&2; exit 1; }

say "a Windows folder"
wine wineboot -i || true
home="$WINEPREFIX/drive_c/users/$(id -un)/AppData"
target="$home/Local/Programs/icpdesk"
source=${1:-}
if [ -z "$source" ]; then
    source=$work/program
    mkdir -p "$source/_internal/资料"
    cp "$WINEPREFIX/drive_c/windows/system32/notepad.exe" "$source/icpdesk.exe"
    cp "$WINEPREFIX/drive_c/windows/system32/notepad.exe" "$source/icpdesk-window.exe"
    echo data > "$source/_internal/资料/名.txt"
fi
(cd ../.. && "${PYTHON:-.venv/bin/python}" -c "import sys; sys.path.insert(0, 'packaging'); import icons, pathlib
icons.make(pathlib.Path('.'), pathlib.Path('$work/icons'))")
for version in 1.0.0 1.1.0; do
    makensis -V1 -WX -DTARGET=amd64-unicode -DVERSION=$version -DSOURCE="$source" \
        -DOUT="$work/icpdesk-$version-setup.exe" -DICON="$work/icons/icpdesk.ico" icpdesk.nsi
done

say "install"
wine "$work/icpdesk-1.0.0-setup.exe" /S || die "the setup failed"
(cd "$source" && find . -type f | sort) > "$work/wanted"
(cd "$target" && find . -type f ! -name uninstall.exe | sort) > "$work/found"
cmp "$work/wanted" "$work/found" || die "other files than wanted"
test -s "$home/Roaming/Microsoft/Windows/Start Menu/Programs/icpdesk.lnk" || die "no shortcut"
wine reg query 'HKCU\Software\Classes\icpdesk.filing\shell\open\command' > "$work/command"
grep -q 'icpdesk-window.exe" gui "%1"' "$work/command" || die "files are not opened with it"

say "update over it: nothing old stays"
echo old > "$target/_internal/old.dll"
wine "$work/icpdesk-1.1.0-setup.exe" /S || die "the update failed"
test ! -e "$target/_internal/old.dll" || die "a file of the old version stayed"
wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\icpdesk' > "$work/entry"
grep -q 1.1.0 "$work/entry" || die "the list of programs tells another version"

say "a program that runs is noticed"
(wine "$target/icpdesk-window.exe" & echo $! > "$work/running"; wait) &
sleep 15
code=0
wine "$work/icpdesk-1.1.0-setup.exe" /S || code=$?
test $code = 3 || die "a running program was not noticed ($code)"
timeout 60 wineserver -k || true
sleep 2
test -s "$target/_internal/资料/名.txt" || [ -n "${1:-}" ] || die "the running program lost a file"

say "somebody else's folder is left alone"
mkdir -p "$WINEPREFIX/drive_c/other"
echo mine > "$WINEPREFIX/drive_c/other/letter.txt"
code=0
wine "$work/icpdesk-1.1.0-setup.exe" /S '/D=C:\other' || code=$?
test $code = 5 || die "a folder of others was not noticed ($code)"
test "$(ls "$WINEPREFIX/drive_c/other")" = letter.txt || die "something was written there"

say "uninstall: the store stays"
mkdir -p "$home/Local/icpdesk/store"
echo key > "$home/Local/icpdesk/store/store.key"
wine "$target/uninstall.exe" /S "_?=C:\\users\\$(id -un)\\AppData\\Local\\Programs\\icpdesk" ||
    die "the uninstaller failed"
test -s "$home/Local/icpdesk/store/store.key" || die "the store is gone"
test ! -e "$target/icpdesk.exe" && test ! -e "$target/_internal" || die "the program is still there"
test ! -e "$home/Roaming/Microsoft/Windows/Start Menu/Programs/icpdesk.lnk" || die "the shortcut stayed"
say "all as wanted"
