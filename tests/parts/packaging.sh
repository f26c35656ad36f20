# What the packages hold.

id=se.planverk.Planverk

deb_is_whole() {
    packaging/linux/build "$WORK/paket" || return
    local listing wanted
    listing=$(dpkg-deb --contents "$WORK"/paket/*.deb) || return
    for wanted in usr/bin/planverk usr/share/applications/$id.desktop \
        usr/share/metainfo/$id.metainfo.xml usr/share/icons/hicolor/scalable/apps/$id.svg \
        usr/share/mime/packages/$id.xml usr/share/doc/planverk/copyright; do
        grep -qF "./$wanted" <<<"$listing" || { echo "no $wanted in the package"; return 1; }
    done
}

well_formed() {
    python3 - "$@" <<'PY'
import plistlib, sys, xml.dom.minidom
for name in sys.argv[1:]:
    xml.dom.minidom.parse(name)
    if name.endswith(".plist"):
        plistlib.load(open(name, "rb"))
PY
}

check 'the desktop entry is valid' desktop-file-validate packaging/linux/$id.desktop
check 'the metainfo is valid' appstreamcli validate --no-net packaging/linux/$id.metainfo.xml
check 'XML files are well-formed' well_formed packaging/linux/*.xml packaging/linux/*.svg \
    packaging/macos/Info.plist
check 'the Debian package builds and is whole' deb_is_whole
