# Layout and lints.

scripts_are_readable() {
    local script
    while IFS= read -r script; do
        bash -n "$script" || return 1
    done < <(git grep -lI -e '^#!/usr/bin/env bash' -- .ci tests packaging; ls tests/parts/*.sh tests/window/*.sh)
}

check 'the code is laid out by rustfmt' cargo fmt --check
check 'clippy has nothing to say' cargo clippy --quiet --locked --all-targets -- -D warnings
check 'bash can read every script' scripts_are_readable
