//! What the program remembers between starts: look, zoom, recent files, folded navigation. A small
//! JSON file in the user's config folder; a damaged or missing one means the defaults, never an
//! error that stops the user.

use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};

use super::arrangement::Arrangement;

/// How many recent files are kept.
const RECENT: usize = 8;

/// The sizes that zoom steps through, in percent.
const ZOOM: [u16; 9] = [80, 90, 100, 110, 125, 140, 150, 175, 200];

/// The user's choices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub look: Look,
    /// Percent, 80–200.
    pub zoom: u16,
    /// Latest first.
    pub recent: Vec<PathBuf>,
    pub navigation_folded: bool,
    pub arrangement: Arrangement,
    /// Size of the window, in pixels.
    pub window: (f32, f32),
    /// Whose name stands in the journal; empty for the user's login name.
    pub name: String,
}

/// The look, as it is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    #[default]
    System,
    Light,
    Dark,
    HighContrast,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            look: Look::System,
            zoom: 100,
            recent: Vec::new(),
            navigation_folded: false,
            arrangement: Arrangement::default(),
            window: (1280.0, 800.0),
            name: String::new(),
        }
    }
}

/// Where things lie on this machine.
#[derive(Debug, Clone)]
pub struct Folders {
    config: PathBuf,
    /// Dated backups of plan files.
    pub backups: PathBuf,
}

impl Folders {
    /// The folders of the user who is logged in; `None` where the system names no home.
    pub fn of_user() -> Option<Self> {
        let dirs = ProjectDirs::from("se", "Planverk", "planverk")?;
        Some(Self {
            config: dirs.config_dir().to_owned(),
            backups: dirs.data_dir().join("sakerhetskopior"),
        })
    }

    /// Folders under one folder, for tests.
    pub fn under(folder: &Path) -> Self {
        Self { config: folder.join("config"), backups: folder.join("backups") }
    }

    fn file(&self) -> PathBuf {
        self.config.join("installningar.json")
    }

    /// The settings, or the defaults.
    pub fn load(&self) -> Settings {
        let read = fs::read(self.file()).ok();
        let mut settings: Settings =
            read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        settings.zoom = settings.zoom.clamp(ZOOM[0], ZOOM[ZOOM.len() - 1]);
        let (least, most) = super::theme::size::SIDE_PANEL_RANGE;
        let Arrangement { panel, details, .. } = &mut settings.arrangement;
        for width in [panel, details].into_iter().flatten() {
            *width = width.clamp(least, most);
        }
        settings
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// When the folder cannot be written; nothing else depends on it.
    pub fn save(&self, settings: &Settings) -> std::io::Result<()> {
        fs::create_dir_all(&self.config)?;
        let bytes = serde_json::to_vec_pretty(settings)?;
        let beside = self.config.join("installningar.ny");
        fs::write(&beside, bytes)?;
        fs::rename(beside, self.file())
    }
}

impl Settings {
    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }

    /// The next larger zoom.
    pub fn zoom_in(&mut self) {
        if let Some(next) = ZOOM.into_iter().find(|zoom| *zoom > self.zoom) {
            self.zoom = next;
        }
    }

    /// The next smaller zoom.
    pub fn zoom_out(&mut self) {
        if let Some(next) = ZOOM.into_iter().rev().find(|zoom| *zoom < self.zoom) {
            self.zoom = next;
        }
    }

    /// As a factor for the window.
    pub fn scale(&self) -> f32 {
        f32::from(self.zoom) / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_a_damaged_file_means_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::under(folder.path());
        assert_eq!(folders.load(), Settings::default());
        let mut settings = Settings { zoom: 150, ..Settings::default() };
        settings.remember(Path::new("/plan/å.planverk"));
        folders.save(&settings).unwrap();
        assert_eq!(folders.load(), settings);
        fs::write(folders.file(), b"{ trasig").unwrap();
        assert_eq!(folders.load(), Settings::default());
    }

    #[test]
    fn zoom_goes_from_80_to_200_percent_and_no_further() {
        let mut settings = Settings::default();
        (0..20).for_each(|_| settings.zoom_in());
        assert_eq!(settings.zoom, 200);
        (0..20).for_each(|_| settings.zoom_out());
        assert_eq!(settings.zoom, 80);
    }
}
