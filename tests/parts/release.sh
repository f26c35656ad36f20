# The program as it ships.

needs_no_display() {
    env -u DISPLAY -u WAYLAND_DISPLAY timeout 20 "$PLANVERK" "$@"
}

# The first thing that somebody on a server meets.
says_what_to_do_instead() {
    local said
    said=$(needs_no_display 2>&1) && { echo "exit 0 without a window"; return 1; }
    echo "$said"
    grep -qF 'cargo run --release -- exempel' <<<"$said"
}

check 'the release build' cargo build --quiet --locked --release || return
check 'planverk --hjalp works without a display' needs_no_display --hjalp
check 'with no display it names the command that writes the example' says_what_to_do_instead
check 'an option that does not exist is a usage error' exits 2 needs_no_display --rulla-tummarna
check 'a command without its file is a usage error' exits 2 needs_no_display granska
