#!/bin/sh
# Install the .deb in a bare Debian and use it there. By hand, as root, on a machine with debootstrap:
#   sh packaging/linux/try_deb.sh dist/icpdesk_0.1.0_amd64.deb [an existing bare root]
set -eu
package=$(realpath "$1")
root=${2:-}
if [ -z "$root" ]; then
    root=$(mktemp -d)/root
    debootstrap --variant=minbase bookworm "$root"
fi
cp "$package" "$root/tmp/icpdesk.deb"
inside() { chroot "$root" env HOME=/tmp LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen DEBIAN_FRONTEND=noninteractive "$@"; }

inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/icpdesk.deb
inside icpdesk --version
inside icpdesk doctor --self-test
inside icpdesk demo --out /tmp/demo >/dev/null
inside icpdesk gui --first-paint /tmp/window.png
test -s "$root/tmp/window.png"
test "$(find "$root/tmp/demo" -name manifest.json | wc -l)" -ge 4
echo "installed: $(du -sm "$root/opt/icpdesk" | cut -f1) MiB"
inside apt-get remove -y -qq icpdesk
test ! -e "$root/opt/icpdesk"
echo "the package works and goes without a trace"
