//! Whether there is a screen to open a window on. The window library ends the program where there
//! is none, so it is asked for first.

/// Whether a display server answers.
#[cfg(all(unix, not(target_os = "macos")))]
pub fn answers() -> bool {
    let stated = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let wayland = stated("WAYLAND_SOCKET").is_some()
        || stated("WAYLAND_DISPLAY").is_some_and(|display| wayland_answers(&display));
    wayland || stated("DISPLAY").is_some_and(|display| x11_answers(&display))
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn answers() -> bool {
    true
}

#[cfg(all(unix, not(target_os = "macos")))]
fn wayland_answers(display: &str) -> bool {
    use std::os::unix::net::UnixStream;
    use std::path::{Path, PathBuf};
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).unwrap_or_default();
    // An absolute name is the socket itself.
    UnixStream::connect(runtime.join(Path::new(display))).is_ok()
}

#[cfg(all(unix, not(target_os = "macos")))]
fn x11_answers(display: &str) -> bool {
    use std::os::unix::net::UnixStream;
    let Some((host, number)) = display.rsplit_once(':') else { return false };
    let number = number.split('.').next().unwrap_or(number);
    if !host.is_empty() && host != "unix" {
        // A display that is forwarded; only connecting to it would tell.
        return true;
    }
    if UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).is_ok() {
        return true;
    }
    abstract_answers(number)
}

/// X11's socket outside the file system, where Linux has one.
#[cfg(target_os = "linux")]
fn abstract_answers(number: &str) -> bool {
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::net::{SocketAddr, UnixStream};
    SocketAddr::from_abstract_name(format!("/tmp/.X11-unix/X{number}"))
        .is_ok_and(|address| UnixStream::connect_addr(&address).is_ok())
}

#[cfg(all(unix, not(target_os = "macos"), not(target_os = "linux")))]
fn abstract_answers(_number: &str) -> bool {
    false
}
