# Layout and lints.

check 'the code is laid out by rustfmt' cargo fmt --check
check 'clippy has nothing to say' cargo clippy --quiet --locked --all-targets -- -D warnings
for script in tests/run tests/parts/*.sh tests/judges/{setup,vera,canary} tests/window/{flow,stage.sh} \
    packaging/linux/build packaging/pictures/make .ci/run; do
    check "$script can be read by bash" bash -n "$script"
done
