//! What was mistyped, said in Swedish. clap speaks English, so its errors are worded anew here.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Prints help, version or what is wrong; help and version are exit 0, all else 2.
pub fn report(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            super::print(error.to_string().trim_end());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayVersion => {
            super::print(concat!("planverk ", env!("CARGO_PKG_VERSION")));
            ExitCode::SUCCESS
        }
        _ => {
            super::say(&sentence(error));
            super::say("Skriv planverk --hjalp för att se alla kommandon.");
            ExitCode::from(2)
        }
    }
}

fn sentence(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} saknar ett värde."),
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            format!("”{value}” går inte att ange för {argument}. Möjliga värden: {valid}.")
        }
        ErrorKind::ValueValidation => {
            format!("”{value}” går inte att läsa för {argument}. Ett datum skrivs som 2026-11-16.")
        }
        ErrorKind::UnknownArgument => format!("Valet {argument} finns inte."),
        ErrorKind::InvalidSubcommand => {
            format!("Kommandot {} finns inte.", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("Det saknas: {argument}."),
        ErrorKind::ArgumentConflict if argument.is_empty() => {
            "Ange antingen en fil eller ett kommando.".to_owned()
        }
        ErrorKind::ArgumentConflict => format!("{argument} kan inte anges här eller två gånger."),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} har fått fel antal värden.")
        }
        ErrorKind::InvalidUtf8 => "Ett argument är inte giltig text.".to_owned(),
        _ => "Kommandot går inte att tolka.".to_owned(),
    }
}
