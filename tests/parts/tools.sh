# Installs what the tests need beside Rust, or says what is missing.

# The command that shows a package to be there : the Debian package.
needed=(
    cc:build-essential git:git python3:python3
    Xvfb:xvfb xdotool:xdotool xclip:xclip import:imagemagick
    dbus-run-session:dbus-daemon dbus-daemon:dbus-daemon
    pdffonts:poppler-utils qpdf:qpdf javac:default-jdk-headless
    desktop-file-validate:desktop-file-utils appstreamcli:appstream dpkg-deb:dpkg
)
# What winit loads at run time.
libraries=(
    libX11.so.6:libx11-6 libX11-xcb.so.1:libx11-xcb1 libxcb.so.1:libxcb1
    libXcursor.so.1:libxcursor1 libXi.so.6:libxi6
    libxkbcommon.so.0:libxkbcommon0 libxkbcommon-x11.so.0:libxkbcommon-x11-0
    libwayland-client.so.0:libwayland-client0
)

missing() {
    local entry
    for entry in "${needed[@]}"; do
        command -v "${entry%%:*}" >/dev/null || echo "${entry##*:}"
    done
    for entry in "${libraries[@]}"; do
        PATH=$PATH:/sbin:/usr/sbin ldconfig -p | grep -qF "${entry%%:*}" || echo "${entry##*:}"
    done
    python3 -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
}

install() {
    local packages root=()
    mapfile -t packages < <(missing | sort -u)
    [ ${#packages[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "This machine has no apt-get. What Debian calls these is missing: ${packages[*]}"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            echo "Missing, and neither root nor sudo without a password to install it with. Run:"
            echo "    sudo apt-get install ${packages[*]}"
            return 1
        fi
        root=(sudo -n)
    fi
    echo "Installing ${packages[*]}"
    "${root[@]}" apt-get update -qq &&
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${packages[@]}"
}

nothing_missing() {
    local packages
    packages=$(missing | sort -u)
    [ -z "$packages" ] || { echo "Still missing: $packages"; return 1; }
}

rust() {
    cargo --version && cargo fmt --version && cargo clippy --version
}

check 'what the tests need is installed' install
check 'every tool and library answers' nothing_missing
check 'Rust has rustfmt and clippy' rust
check 'the PDF judge is the one we trust' tests/judges/setup
