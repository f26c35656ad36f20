# Unit and integration tests, and the headless flows through the window.

log=$WORK/cargo-test.log
cargo test --quiet --locked --no-fail-fast 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# "test result: ok. 12 passed; 0 failed; 1 ignored; …", one line a test program.
sum() {
    grep -oE "^test result: .*" "$log" | grep -oE "[0-9]+ $1" | awk '{ n += $1 } END { print n + 0 }'
}
passed=$(sum passed)
failed=$(sum failed)
count "$passed" "$failed"
echo "        $passed passed, $failed failed"
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    count 0 1 'cargo test did not run to its end'
elif [ "$passed" -eq 0 ]; then
    count 0 1 'cargo test ran no test'
fi
