//! Asking where a file is or shall be: by the desktop's own dialog where it offers one, else by a
//! path dialog of ours. rfd answers a cancel and a missing portal alike, so the session bus is
//! asked for the file chooser first.

use std::path::{Path, PathBuf};

/// What is being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    OpenPlan,
    NewPlan,
    SaveCopy,
    ExportFolder,
    ImportTable,
}

impl Purpose {
    /// The dialog's title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::OpenPlan => "Öppna planfil",
            Self::NewPlan => "Skapa planfil",
            Self::SaveCopy => "Spara kopia som",
            Self::ExportFolder => "Välj mapp för handlingarna",
            Self::ImportTable => "Välj tabell, eller plan som PDF, att ta in",
        }
    }
}

/// What the desktop answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Chosen(PathBuf),
    Cancelled,
    /// There is no dialog to ask with; ask with our own.
    NoDialog,
}

/// Asks. `suggestion` is a folder or a whole path.
pub async fn ask(purpose: Purpose, suggestion: PathBuf) -> Answer {
    if !has_dialog().await {
        return Answer::NoDialog;
    }
    let folder = if suggestion.is_dir() {
        suggestion.clone()
    } else {
        suggestion.parent().map_or_else(PathBuf::new, Path::to_owned)
    };
    let mut dialog = rfd::AsyncFileDialog::new().set_title(purpose.title());
    if folder.is_dir() {
        dialog = dialog.set_directory(&folder);
    }
    let name = suggestion.file_name().map(|name| name.to_string_lossy().into_owned());
    let handle = match purpose {
        Purpose::OpenPlan => {
            dialog
                .add_filter("Planfil, eller PDF med plandata", &["planverk", "pdf"])
                .add_filter("Alla filer", &["*"])
                .pick_file()
                .await
        }
        Purpose::NewPlan | Purpose::SaveCopy => {
            let name = name.unwrap_or_else(|| "kommun.planverk".to_owned());
            dialog.add_filter("Planverk", &["planverk"]).set_file_name(name).save_file().await
        }
        Purpose::ExportFolder => dialog.pick_folder().await,
        Purpose::ImportTable => {
            dialog
                .add_filter("Tabell, eller PDF med plandata", &["xlsx", "csv", "tsv", "txt", "pdf"])
                .add_filter("Alla filer", &["*"])
                .pick_file()
                .await
        }
    };
    handle.map_or(Answer::Cancelled, |handle| Answer::Chosen(handle.path().to_owned()))
}

#[cfg(target_os = "linux")]
async fn has_dialog() -> bool {
    let asked = async {
        let bus = zbus::Connection::session().await?;
        let portal = zbus::Proxy::new(
            &bus,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.FileChooser",
        )
        .await?;
        portal.get_property::<u32>("version").await
    };
    asked.await.is_ok_and(|version| version > 0)
}

#[cfg(not(target_os = "linux"))]
async fn has_dialog() -> bool {
    true
}

/// What a person typed as a path: `~` is the home folder, and a plan file gets its ending.
///
/// # Errors
/// A Swedish sentence when nothing can lie there.
pub fn read_path(purpose: Purpose, typed: &str) -> Result<PathBuf, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        let example = match purpose {
            Purpose::ImportTable => "system.xlsx",
            _ => "norralv.planverk",
        };
        return Err(format!("Skriv en sökväg, till exempel ~/Dokument/{example}."));
    }
    let mut path = match (typed.strip_prefix("~/"), directories::UserDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(typed),
    };
    if matches!(purpose, Purpose::NewPlan | Purpose::SaveCopy) && path.extension().is_none() {
        path.set_extension("planverk");
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match purpose {
        Purpose::OpenPlan | Purpose::ImportTable if !path.is_file() => {
            Err(format!("{} finns inte.", path.display()))
        }
        Purpose::NewPlan | Purpose::SaveCopy if path.exists() => {
            Err(format!("{} finns redan. Välj ett annat namn.", path.display()))
        }
        Purpose::NewPlan | Purpose::SaveCopy if folder.is_some_and(|folder| !folder.is_dir()) => {
            Err("Mappen finns inte.".to_owned())
        }
        _ => Ok(path),
    }
}
