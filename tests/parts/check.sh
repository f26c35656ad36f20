# How a part of tests/run reports. Each line of $TALLY is "passed failed".

# count PASSED FAILED [SENTENCE]: adds to the tally; the sentence says what failed.
count() {
    echo "$1 $2" >>"$TALLY"
    [ -z "${3-}" ] || echo "FAILED  $3"
}

# check SENTENCE COMMAND…: passes when the command exits 0; shows what it said when it does not, and
# returns 1, for a part that has no sense after that.
check() {
    local sentence=$1 log status=0
    shift
    log=$(mktemp "$WORK/check.XXXXXX")
    "$@" >"$log" 2>&1 || status=$?
    if [ $status -eq 0 ]; then
        count 1 0
        echo "ok      $sentence"
    else
        count 0 1 "$sentence"
        echo "        (exit $status from: $*)"
        tail -n 40 "$log" | sed -e 's/^/        /' -e '$a\'
    fi
    rm -f "$log"
    [ $status -eq 0 ]
}

# exits STATUS COMMAND…: the command ends with just that status.
exits() {
    local wanted=$1 got=0
    shift
    "$@" || got=$?
    [ "$got" -eq "$wanted" ] || { echo "exit $got instead of $wanted"; return 1; }
}
