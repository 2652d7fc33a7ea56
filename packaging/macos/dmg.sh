#!/bin/sh
# A disk image from dist/icpdesk.app (made by build.spec on a Mac). Signs when SIGN_AS names an identity.
#   SIGN_AS="Developer ID Application: ..." NOTARY_PROFILE=icpdesk sh packaging/macos/dmg.sh 0.1.0
set -eu
cd "$(dirname "$0")/../.."
version=$1
app=dist/icpdesk.app
image="dist/icpdesk-$version-macos-$(uname -m).dmg"
if [ -n "${SIGN_AS:-}" ]; then
    codesign --force --deep --options runtime --timestamp \
        --entitlements packaging/macos/entitlements.plist --sign "$SIGN_AS" "$app"
    codesign --verify --deep --strict "$app"
fi
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -quiet -ov -volname icpdesk -srcfolder "$stage" -format UDZO "$image"
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
