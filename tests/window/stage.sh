# A stage for the real program: a display of its own, a session bus without a portal, a home folder
# that nobody lives in, and hands to work it with. Sourced by tests/window/flow and
# packaging/pictures/make, which say what is done on it.
#
# Expects $PLANVERK (the program), $STAGE (an empty folder) and $PICTURES (where pictures go).

# raise_stage WIDTHxHEIGHT: starts display and bus. Ended by strike_stage.
raise_stage() {
    mkdir -p "$STAGE"/{home,config,data,cache,state,run} "$PICTURES"
    chmod 700 "$STAGE/run"
    export HOME=$STAGE/home XDG_CONFIG_HOME=$STAGE/config XDG_DATA_HOME=$STAGE/data \
        XDG_CACHE_HOME=$STAGE/cache XDG_STATE_HOME=$STAGE/state XDG_RUNTIME_DIR=$STAGE/run \
        LANG=C.UTF-8 WINIT_X11_SCALE_FACTOR=1
    unset WAYLAND_DISPLAY WAYLAND_SOCKET DISPLAY DBUS_SESSION_BUS_ADDRESS

    # Without -noreset the display begins anew when its last client leaves, and whoever comes just then
    # is turned away.
    Xvfb -displayfd 3 -screen 0 "$1x24" -dpi 96 -nolisten tcp -noreset 3>"$STAGE/display" 2>"$STAGE/xvfb.log" &
    XVFB=$!
    within 10 test -s "$STAGE/display" || { cat "$STAGE/xvfb.log"; return 1; }
    DISPLAY=:$(cat "$STAGE/display")
    export DISPLAY
    # The number is told a moment before the display answers.
    within 10 xdotool getdisplaygeometry || { cat "$STAGE/xvfb.log"; return 1; }

    dbus-daemon --config-file="$(dirname "${BASH_SOURCE[0]}")/bus.conf" --nofork \
        --print-address=3 3>"$STAGE/bus" 2>"$STAGE/bus.log" &
    BUS=$!
    within 10 test -s "$STAGE/bus" || { cat "$STAGE/bus.log"; return 1; }
    DBUS_SESSION_BUS_ADDRESS=$(cat "$STAGE/bus")
    export DBUS_SESSION_BUS_ADDRESS
}

strike_stage() {
    kill ${PROGRAM-} ${BUS-} ${XVFB-} 2>/dev/null
    wait 2>/dev/null
}

# within SECONDS COMMAND…: tries the command until it succeeds or the time is out.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.1
    done
}

# start ARGUMENT…: starts the program and waits for its first frame.
start() {
    "$PLANVERK" "$@" >>"$STAGE/program.log" 2>&1 &
    PROGRAM=$!
    within 20 window_is_drawn || {
        echo "no window within 20 seconds; the program said:"
        cat "$STAGE/program.log"
        return 1
    }
    xdotool windowsize "$WINDOW" "$(xdotool getdisplaygeometry | cut -d' ' -f1)" \
        "$(xdotool getdisplaygeometry | cut -d' ' -f2)"
    # Without a window manager nobody else gives the window the keyboard.
    xdotool windowmove "$WINDOW" 0 0 windowfocus --sync "$WINDOW"
    rest
}

window_is_drawn() {
    WINDOW=$(xdotool search --onlyvisible --pid "$PROGRAM" 2>/dev/null | tail -n 1)
    [ -n "$WINDOW" ] && [ "$(import -window "$WINDOW" png:- | identify -format %k -)" -gt 20 ]
}

# The time that a person needs to see what came of a key.
rest() {
    sleep "${1:-0.4}"
}

# key KEY…: presses keys one after another, each as xdotool names it: ctrl+k, F2, Return.
key() {
    local each
    for each in "$@"; do
        xdotool key --clearmodifiers "$each"
        rest 0.15
    done
}

# write TEXT: puts the text in by way of the clipboard. Keys that XTEST invents for å, ä and ö
# come and go faster than a program reads its keyboard map.
write() {
    printf %s "$1" | xclip -selection clipboard -in >/dev/null 2>&1
    key ctrl+v
}

# copied: what ctrl+c brought to the clipboard.
copied() {
    timeout 5 xclip -selection clipboard -out
}

picture() {
    import -window root -strip "$PICTURES/$1.png"
}

# quits: the program ends by itself, without an error.
quits() {
    local status=0
    within 10 program_is_gone || { echo "still running after 10 seconds"; return 1; }
    wait "$PROGRAM" || status=$?
    [ $status -eq 0 ] || { echo "exit $status"; tail "$STAGE/program.log"; return 1; }
}

program_is_gone() {
    ! kill -0 "$PROGRAM" 2>/dev/null
}
