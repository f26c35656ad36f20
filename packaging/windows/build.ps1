# Builds the Windows installer, on Windows with Rust (MSVC), Python 3 and WiX 5
# (dotnet tool install --global wix): packaging\windows\build.ps1
#
# Not part of CI, which has no Windows. The installer is not signed; a municipality that wants
# Windows to show a publisher signs it with its own certificate.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')

$version = (Select-String -Path Cargo.toml -Pattern '^version = "(.*)"').Matches[0].Groups[1].Value
$target = if ($env:CARGO_TARGET_DIR) { $env:CARGO_TARGET_DIR } else { Join-Path (Get-Location) 'target' }
$out = New-Item -ItemType Directory -Force (Join-Path $target 'paket')

# The C runtime goes into the program, so that nothing else has to be installed first.
$env:RUSTFLAGS = '-C target-feature=+crt-static'
cargo build --locked --release
if ($LASTEXITCODE -ne 0) { exit 1 }
$env:PYTHONIOENCODING = 'utf-8'
python packaging\notices | Out-File -Encoding utf8 (Join-Path $out 'notices.txt')
if ($LASTEXITCODE -ne 0) { exit 1 }

Push-Location packaging\windows
wix build planverk.wxs -arch x64 -d "Version=$version" `
    -d "Binary=$target\release\planverk.exe" -d "Notices=$out\notices.txt" `
    -o "$out\planverk-$version-x64.msi"
$failed = $LASTEXITCODE
Pop-Location
exit $failed
