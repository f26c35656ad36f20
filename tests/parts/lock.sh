# What Cargo.lock may hold.

# A second iced means that two parts of the window speak different types.
one_version() {
    [ "$(grep -cx "name = \"$1\"" Cargo.lock)" -eq 1 ] || {
        grep -A1 -x "name = \"$1\"" Cargo.lock
        return 1
    }
}

for crate in iced iced_core iced_widget iced_winit; do
    check "Cargo.lock has one version of $crate" one_version "$crate"
done
check 'Cargo.lock agrees with Cargo.toml' cargo metadata --locked --format-version 1
